package io.leasehold.compute;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.eclipse.microprofile.config.ConfigProvider;

/** The control of the simulator on the management port. */
public final class SimulatorApi {
    private SimulatorApi() {}

    public static ValidatableResponse set(String mtms, String json) {
        return control(json).put("/q/sim/hosts/" + mtms).then();
    }

    public static ValidatableResponse fault(String json) {
        return control(json).post("/q/sim/faults").then();
    }

    public static ValidatableResponse clearFaults() {
        return control("").delete("/q/sim/faults").then();
    }

    private static RequestSpecification control(String json) {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.port", int.class);
        return given().port(port).contentType(ContentType.JSON).body(json);
    }
}
