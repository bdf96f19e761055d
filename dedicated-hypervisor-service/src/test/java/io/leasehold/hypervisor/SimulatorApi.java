package io.leasehold.hypervisor;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/** The simulator's control on the management port. */
public final class SimulatorApi {
    private SimulatorApi() {}

    public static ValidatableResponse stock(String flavor, String zone, int machines) {
        return put("/q/sim/stock/%s/%s".formatted(flavor, zone), "{\"machines\":%d}".formatted(machines));
    }

    /** Sets the fault of a call of a console or a machine. */
    public static void fault(String target, String call, String kind, Duration delay) {
        put(
                        "/q/sim/faults/%s/%s".formatted(target, call),
                        "{\"kind\":\"%s\",\"delay_ms\":%d}".formatted(kind, delay.toMillis()))
                .statusCode(204);
    }

    /** Sets the fault of a call of a console or a machine. */
    public static void fault(String target, String call, String kind) {
        fault(target, call, kind, Duration.ZERO);
    }

    private static ValidatableResponse put(String path, String body) {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.port", int.class);
        return given().port(port)
                .contentType(ContentType.JSON)
                .body(body)
                .put(path)
                .then();
    }
}
