package io.leasehold.e2e;

import io.leasehold.local.Progress;
import io.leasehold.local.Service;
import io.leasehold.local.Stack;
import io.leasehold.local.StackConfig;
import io.leasehold.local.process.StackProcess;
import io.restassured.RestAssured;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Stack for all tests of this module, on free ports; started by the first test, stopped with the JVM. The services with
 * hardware run in two replicas.
 */
final class SharedStack {
    static final String RESERVATION = "reservation-service";
    static final String COMPUTE = "compute-service";
    static final String HYPERVISOR = "dedicated-hypervisor-service";
    static final String DEVICE = "device-service";

    private static final List<Service> PROCESSES = Stream.concat(
                    Service.ALL.stream(),
                    Service.ALL.stream()
                            .filter(service -> !service.name().equals(RESERVATION))
                            .map(service -> service.replica(2)))
            .toList();

    /** Short expiries, so that the work of a killed process goes on soon. */
    private static final Map<String, Map<String, String>> SETTINGS = Map.of(
            RESERVATION,
            Map.of(
                    "reservation.engine.claim-expiry", "2s",
                    "reservation.host.intent-expiry", "9s",
                    "reservation.host.sweep", "1s"),
            COMPUTE,
            Map.of(
                    "leasehold.operation.heartbeat", "500ms",
                    "leasehold.operation.claim", "2s",
                    "compute.sim.refcode-step", "200ms",
                    "refcode.fast-interval", "500ms"),
            HYPERVISOR,
            Map.of(
                    "leasehold.operation.heartbeat", "500ms",
                    "leasehold.operation.claim", "2s",
                    "dh.server.late-claim", "3s",
                    "dh.sim.build-time", "500ms",
                    "dh.sim.delete-time", "200ms",
                    "dh.usage.sweep", "5s"),
            DEVICE,
            Map.of(
                    "leasehold.operation.heartbeat", "500ms",
                    "leasehold.operation.claim", "2s"));

    private static final class Started {
        static final Stack ONLY = start();
    }

    private SharedStack() {}

    static Stack get() {
        return Started.ONLY;
    }

    static StackProcess process(String name) {
        return get().process(name);
    }

    /** Returns the names of the processes of a service. */
    static List<String> replicas(String service) {
        return PROCESSES.stream()
                .filter(process -> process.module().equals(service))
                .map(Service::name)
                .toList();
    }

    /** Returns the step boundaries that a service lists. */
    static List<String> boundaries(String service) {
        return RestAssured.given()
                .get(steps(service))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("", String.class);
    }

    /** Arms the boundary: the next work in the process that reaches the boundary kills the process. */
    static void arm(String process, String boundary) {
        var unused =
                RestAssured.given().post(steps(process) + "/" + boundary).then().statusCode(204);
    }

    static void disarm(String process, String boundary) {
        var unused = RestAssured.given()
                .delete(steps(process) + "/" + boundary)
                .then()
                .statusCode(204);
    }

    /** Returns the address below which the simulators of a service are controlled. */
    static URI simulators(String process) {
        return get().managementUrl(process).resolve("/q/sim/");
    }

    private static URI steps(String process) {
        return simulators(process).resolve("steps");
    }

    private static Stack start() {
        Path root =
                Path.of(System.getProperty("leasehold.root")).toAbsolutePath().normalize();
        Path home = Path.of(System.getProperty("leasehold.e2e.home")).toAbsolutePath();
        StackConfig config = StackConfig.onFreePorts(root, home, PROCESSES).fresh(true);
        for (Service process : PROCESSES) {
            for (Map.Entry<String, String> setting :
                    SETTINGS.getOrDefault(process.module(), Map.of()).entrySet()) {
                config = config.with(process.name(), setting.getKey(), setting.getValue());
            }
        }
        Stack stack = new Stack(config, Progress.timed(System.out));
        Runtime.getRuntime().addShutdownHook(new Thread(stack::stop));
        stack.start();
        return stack;
    }
}
