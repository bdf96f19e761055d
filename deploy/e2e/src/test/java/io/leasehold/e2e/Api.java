package io.leasehold.e2e;

import static io.restassured.RestAssured.given;

import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Client of the suite for one user, through the gateway. */
final class Api {
    static final String LEASES = "/reservation/v1/leases";
    static final String HOSTS = "/reservation/v1/os-hosts";
    static final String AGGREGATES = "/compute/v2.1/os-aggregates";
    static final String HYPERVISORS = "/compute/v2.1/os-hypervisors";

    private static final RestAssuredConfig PATIENT = RestAssuredConfig.config()
            .httpClient(HttpClientConfig.httpClientConfig()
                    .setParam("http.connection.timeout", 5_000)
                    .setParam("http.socket.timeout", 20_000));
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private final String token;

    private Api(String token) {
        this.token = token;
    }

    /** Returns a client of the user; logs in at the first call. */
    static Api as(String user) {
        return new Api(TOKENS.computeIfAbsent(user, SharedStack.get()::token));
    }

    /** Returns a client with any token. */
    static Api withToken(String token) {
        return new Api(token);
    }

    Response get(String path) {
        return request().get(path);
    }

    Response post(String path, String body) {
        return request().contentType(ContentType.JSON).body(body).post(path);
    }

    Response put(String path, String body) {
        return request().contentType(ContentType.JSON).body(body).put(path);
    }

    Response delete(String path) {
        return request().delete(path);
    }

    private RequestSpecification request() {
        return given().config(PATIENT)
                .baseUri(SharedStack.get().gateway().toString())
                .header("X-Auth-Token", token);
    }
}
