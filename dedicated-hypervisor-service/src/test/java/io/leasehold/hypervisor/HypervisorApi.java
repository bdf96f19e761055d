package io.leasehold.hypervisor;

import static io.restassured.RestAssured.given;

import io.leasehold.backing.identity.User;
import io.leasehold.common.test.TestBacking;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Client of the API for one tenant and one user; each request looks up the address of the service. */
public final class HypervisorApi {
    private final Map<String, String> headers;
    private final String tenant;

    private HypervisorApi(Map<String, String> headers, String tenant) {
        this.headers = headers;
        this.tenant = tenant;
    }

    /** Creates a client without a token, for the demo tenant. */
    public static HypervisorApi anonymous() {
        return new HypervisorApi(Map.of(), TestBacking.DEMO.id());
    }

    /** Creates a client for a user and the user's own project. */
    public static HypervisorApi as(User user) {
        return as(user, user.project().id());
    }

    public static HypervisorApi as(User user, String tenant) {
        return new HypervisorApi(
                Map.of("X-Auth-Token", TestBacking.shared().identity().token(user)), tenant);
    }

    /** Creates a client for a new tenant, with the token of an administrator. */
    public static HypervisorApi ofNewTenant() {
        return as(TestBacking.ADMIN, UUID.randomUUID().toString().replace("-", ""));
    }

    public HypervisorApi with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new HypervisorApi(more, tenant);
    }

    public String tenant() {
        return tenant;
    }

    public ValidatableResponse get(String path) {
        return request().get(at(path)).then();
    }

    public ValidatableResponse post(String path, String json) {
        return withBody(json).post(at(path)).then();
    }

    public ValidatableResponse put(String path, String json) {
        return withBody(json).put(at(path)).then();
    }

    public ValidatableResponse patch(String path, String json) {
        return withBody(json).patch(at(path)).then();
    }

    public ValidatableResponse delete(String path) {
        return request().delete(at(path)).then();
    }

    private RequestSpecification request() {
        return given().headers(headers);
    }

    private RequestSpecification withBody(String json) {
        return request().contentType(ContentType.JSON.withCharset("UTF-8")).body(json);
    }

    private String at(String path) {
        return "/v1.0/" + tenant + path;
    }
}
