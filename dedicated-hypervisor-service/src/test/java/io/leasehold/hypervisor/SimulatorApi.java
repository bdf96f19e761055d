package io.leasehold.hypervisor;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.config.ConfigProvider;

/** Client of the simulator's control on the management port. */
public final class SimulatorApi {
    private SimulatorApi() {}

    public static ValidatableResponse stock(String flavor, String zone, int machines) {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.port", int.class);
        return given().port(port)
                .contentType(ContentType.JSON)
                .body("{\"machines\":%d}".formatted(machines))
                .put("/q/sim/stock/%s/%s".formatted(flavor, zone))
                .then();
    }
}
