package io.leasehold.compute;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.config.ConfigProvider;

/** The simulator's control on the management port. */
public final class SimulatorApi {
    private SimulatorApi() {}

    public static ValidatableResponse set(String mtms, String json) {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.port", int.class);
        return given().port(port)
                .contentType(ContentType.JSON)
                .body(json)
                .put("/q/sim/hosts/" + mtms)
                .then();
    }
}
