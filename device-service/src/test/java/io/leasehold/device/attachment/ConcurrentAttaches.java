package io.leasehold.device.attachment;

import io.leasehold.device.DeviceApi;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Attach requests that are sent at the same time. */
final class ConcurrentAttaches {
    record Attach(String device, String vm) {}

    private ConcurrentAttaches() {}

    static List<HttpResponse<String>> send(List<Attach> attaches) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            List<CompletableFuture<HttpResponse<String>>> sent = attaches.stream()
                    .map(one -> client.sendAsync(request(one), HttpResponse.BodyHandlers.ofString()))
                    .toList();
            return sent.stream().map(CompletableFuture::join).toList();
        }
    }

    private static HttpRequest request(Attach one) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/zstack/v1%s"
                        .formatted(RestAssured.port, DeviceApi.path(one.device(), one.vm()))))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "OAuth " + DeviceApi.FIXTURE_SESSION)
                .POST(HttpRequest.BodyPublishers.ofString("{\"params\":{}}"))
                .build();
    }
}
