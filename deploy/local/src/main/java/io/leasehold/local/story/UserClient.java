package io.leasehold.local.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Requests of one user. The listener is told of every request except {@link #get}. */
final class UserClient {
    /** Longer than the longest wait of a synchronous response. */
    private static final Duration LIMIT = Duration.ofSeconds(35);

    private final String name;
    private final String token;
    private final URI gateway;
    private final HttpClient http;
    private final StoryListener listener;

    UserClient(String name, String token, URI gateway, HttpClient http, StoryListener listener) {
        this.name = name;
        this.token = token;
        this.gateway = gateway;
        this.http = http;
        this.listener = listener;
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer show(String path) {
        return reported("GET", path, "");
    }

    Answer post(String path, String body) {
        return reported("POST", path, body);
    }

    Answer put(String path, String body) {
        return reported("PUT", path, body);
    }

    Answer delete(String path) {
        return reported("DELETE", path, "");
    }

    private Answer reported(String method, String path, String body) {
        Answer answer = send(method, path, body);
        listener.exchange(name, method + " " + path, body, answer.status(), answer.text());
        return answer;
    }

    private Answer send(String method, String path, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.resolve(path)).timeout(LIMIT);
        if (path.startsWith("/zstack")) {
            request.header("Authorization", "OAuth " + token);
        } else {
            request.header("X-Auth-Token", token);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json;charset=UTF-8");
        }
        return send(request.method(method, BodyPublishers.ofString(body)).build());
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
