package io.leasehold.device;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** The fixture's data centre, and the simulator's controls. */
public final class DataCentre {
    public static final String H1 = "af505b47d522413d99d361b93cf92d2a";
    public static final String H2 = "c0a8010000004000800000000000f002";
    public static final String G1 = "e9e3fe7b21644a19ac33e84dd27e3175";
    public static final String S1 = "072b847576c34b419a29b16f62198e09";
    public static final String D1 = "2a23f189ed803f869deab2b22ef83b4d";
    public static final String D2 = "2b29e6effba34e848164039e02511b89";
    public static final String D3 = "2b29e6effba34e848164039e02511b8a";
    public static final String D4 = "2b29e6effba34e848164039e02511b8b";
    public static final String D5 = "3b29e6effba34e848164039e02511b89";
    public static final String D6 = "3b29e6effba34e848164039e02511b8a";
    public static final String D7 = "3b29e6effba34e848164039e02511b8b";
    public static final String D8 = "3b29e6effba34e848164039e02511b8c";
    public static final String D9 = "4b29e6effba34e848164039e02511b89";
    public static final String D10 = "4b29e6effba34e848164039e02511b8a";
    public static final String V1 = "e4108c6e45303e3bbd9743093127b894";
    public static final String V2 = "e4108c6e45303e3bbd9743093127b895";
    public static final String V3 = "e4108c6e45303e3bbd9743093127b896";
    public static final String V4 = "e4108c6e45303e3bbd9743093127b897";

    private DataCentre() {}

    /** Resets service and simulator to the fixture. */
    public static void reset() {
        post("/q/sim/reset", "{}").statusCode(204);
    }

    /** Disconnects the host. */
    public static void disconnect(String host) {
        post("/q/sim/hosts/" + host + "/disconnect", "").statusCode(204);
    }

    /** Injects a fault into calls of the simulated hardware. */
    public static void injectFault(String json) {
        post("/q/sim/faults", json).statusCode(204);
    }

    /** Removes all faults that were ordered. */
    public static void clearFaults() {
        given().port(port()).delete("/q/sim/faults").then().statusCode(204);
    }

    /** New stopped virtual machines of the administrator. */
    public static List<String> createVms(int count) {
        return post("/q/sim/vms", "{\"count\":%d,\"state\":\"Stopped\"}".formatted(count))
                .statusCode(200)
                .extract()
                .path("uuids");
    }

    /** Returns the simulator's view of the device. */
    public static JsonPath simulatedDevice(String device) {
        return given().port(port()).get("/q/sim/devices/" + device).jsonPath();
    }

    private static ValidatableResponse post(String path, String json) {
        return given().port(port())
                .contentType("application/json")
                .body(json)
                .post(path)
                .then();
    }

    private static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.management.port", int.class);
    }
}
