package io.leasehold.compute;

import static io.restassured.RestAssured.given;

import io.leasehold.backing.identity.User;
import io.leasehold.common.test.TestBacking;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The compute API for one user in one microversion. */
public final class ComputeApi {
    private final Supplier<RequestSpecification> template;

    private ComputeApi(Supplier<RequestSpecification> template) {
        this.template = template;
    }

    /** Returns the API without credentials. */
    public static ComputeApi open() {
        return new ComputeApi(RestAssured::given);
    }

    public static ComputeApi as(User user) {
        Supplier<String> token = once(() -> TestBacking.shared().identity().token(user));
        return new ComputeApi(() -> given().header("X-Auth-Token", token.get()));
    }

    /** Selects a microversion, such as {@code 2.53} or {@code latest}. */
    public ComputeApi in(String version) {
        return new ComputeApi(() -> given().spec(template.get()).header("OpenStack-API-Version", "compute " + version));
    }

    public ValidatableResponse get(String path) {
        return sent(given().spec(template.get()).urlEncodingEnabled(false).get(path));
    }

    public ValidatableResponse post(String path, String json) {
        return sent(given().spec(template.get())
                .contentType(ContentType.JSON)
                .body(json)
                .post(path));
    }

    public ValidatableResponse put(String path, String json) {
        return sent(given().spec(template.get())
                .contentType(ContentType.JSON)
                .body(json)
                .put(path));
    }

    public ValidatableResponse delete(String path) {
        return sent(given().spec(template.get()).delete(path));
    }

    private static ValidatableResponse sent(Response response) {
        return response.then();
    }

    /** Delays the first fetch of the value until the service under test has started. */
    private static Supplier<String> once(Supplier<String> source) {
        AtomicReference<String> known = new AtomicReference<>();
        return () -> known.updateAndGet(value -> value == null ? source.get() : value);
    }
}
