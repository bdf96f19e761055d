package io.leasehold.hypervisor;

import static io.restassured.RestAssured.given;

import io.leasehold.common.test.TestBacking;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/** The management port: control of the simulator, and remedies for operations. */
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

    /** Gives an operation up, as an administrator. */
    public static void abandon(long operation) {
        String token = TestBacking.shared().identity().token(TestBacking.ADMIN);
        given().port(managementPort())
                .header("Authorization", "Bearer " + token)
                .post("/q/operations/%d/abandon".formatted(operation))
                .then()
                .statusCode(200);
    }

    private static int managementPort() {
        return ConfigProvider.getConfig().getValue("quarkus.management.port", int.class);
    }

    private static ValidatableResponse put(String path, String body) {
        return given().port(managementPort())
                .contentType(ContentType.JSON)
                .body(body)
                .put(path)
                .then();
    }
}
