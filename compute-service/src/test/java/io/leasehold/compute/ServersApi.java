package io.leasehold.compute;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.leasehold.backing.identity.User;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;

/** Servers of one user through the API. */
public final class ServersApi {
    public static final String AIX = "c0a80100-0000-4000-8000-00000000a073";
    public static final String IBMI = "c0a80100-0000-4000-8000-00000000b075";
    public static final String LINUX = "c0a80100-0000-4000-8000-00000000c009";
    /** Flavor m1.tiny. */
    public static final String TINY = "1";

    private static final String PATH = "/v2.1/servers";
    private static final Duration SOON = Duration.ofSeconds(15);

    private final ComputeApi api;

    private ServersApi(ComputeApi api) {
        this.api = api;
    }

    public static ServersApi as(User user) {
        return new ServersApi(ComputeApi.as(user));
    }

    public ComputeApi api() {
        return api;
    }

    /** Requests a tiny AIX server; {@code more} are further fields, such as {@code "max_count":2}. */
    public ValidatableResponse order(String name, String more) {
        return orderOf(TINY, name, more);
    }

    public ValidatableResponse orderOf(String flavor, String name, String more) {
        return api.post(PATH, """
                {"server":{"name":"%s","imageRef":"%s","flavorRef":"%s"%s}}
                """.formatted(name, AIX, flavor, more.isEmpty() ? "" : "," + more));
    }

    /** Requests a server with a scheduler hint. */
    public ValidatableResponse orderIn(String reservation, String name) {
        return api.post(PATH, """
                {"server":{"name":"%s","imageRef":"%s","flavorRef":"%s"},
                 "os:scheduler_hints":{"reservation":"%s"}}
                """.formatted(name, AIX, TINY, reservation));
    }

    /** Returns the id from the answer to a request. */
    public static String id(ValidatableResponse accepted) {
        return accepted.statusCode(202).extract().path("server.id");
    }

    /** Boots a tiny server and waits until the server runs. */
    @CanIgnoreReturnValue
    public String boot(String name, String more) {
        return running(id(order(name, more)));
    }

    @CanIgnoreReturnValue
    public String running(String id) {
        return in("ACTIVE", id);
    }

    @CanIgnoreReturnValue
    public String in(String status, String id) {
        soon(() -> show(id).body("server.status", equalTo(status)));
        return id;
    }

    public ValidatableResponse show(String id) {
        return api.get(PATH + "/" + id);
    }

    public ValidatableResponse act(String id, String body) {
        return api.post(PATH + "/" + id + "/action", body);
    }

    public void delete(String id) {
        api.delete(PATH + "/" + id).statusCode(204);
        gone(id);
    }

    public void gone(String id) {
        soon(() -> show(id).statusCode(404));
    }

    /** Deletes the servers of all users. */
    public static void clear() {
        ComputeApi admin = ComputeApi.as(ADMIN);
        soon(() -> {
            List<String> ids =
                    admin.get(PATH + "?all_tenants=1").statusCode(200).extract().path("servers.id");
            ids.forEach(id -> admin.delete(PATH + "/" + id).extract());
            if (!ids.isEmpty()) {
                throw new AssertionError("servers are left: " + ids);
            }
        });
    }

    public static void soon(ThrowingRunnable assertion) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(50)).untilAsserted(assertion);
    }
}
