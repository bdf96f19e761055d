package io.leasehold.compute;

import static io.restassured.RestAssured.given;

import io.leasehold.backing.identity.User;
import io.leasehold.common.test.TestBacking;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** The compute API as one user speaks it, in one version. */
public final class ComputeApi {
    private final RequestSpecification template;

    private ComputeApi(RequestSpecification template) {
        this.template = template;
    }

    /** Nobody. */
    public static ComputeApi open() {
        return new ComputeApi(given());
    }

    public static ComputeApi as(User user) {
        return new ComputeApi(
                given().header("X-Auth-Token", TestBacking.shared().identity().token(user)));
    }

    /** Asks for a version, such as {@code 2.53} or {@code latest}. */
    public ComputeApi in(String version) {
        return new ComputeApi(given().spec(template).header("OpenStack-API-Version", "compute " + version));
    }

    public ValidatableResponse get(String path) {
        return sent(given().spec(template).urlEncodingEnabled(false).get(path));
    }

    public ValidatableResponse post(String path, String json) {
        return sent(
                given().spec(template).contentType(ContentType.JSON).body(json).post(path));
    }

    public ValidatableResponse put(String path, String json) {
        return sent(
                given().spec(template).contentType(ContentType.JSON).body(json).put(path));
    }

    public ValidatableResponse delete(String path) {
        return sent(given().spec(template).delete(path));
    }

    private static ValidatableResponse sent(Response response) {
        return response.then();
    }
}
