package io.leasehold.e2e;

import io.leasehold.local.Progress;
import io.leasehold.local.Service;
import io.leasehold.local.Stack;
import io.leasehold.local.StackConfig;
import io.leasehold.local.process.StackProcess;
import io.restassured.RestAssured;
import java.net.URI;
import java.nio.file.Path;

/** Stack for all tests of this module, on free ports; started by the first test, stopped with the JVM. */
final class SharedStack {
    static final String RESERVATION = "reservation-service";
    static final String COMPUTE = "compute-service";
    static final String HYPERVISOR = "dedicated-hypervisor-service";
    static final String DEVICE = "device-service";

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

    /** Arms the boundary: the next work in the service that reaches the boundary kills the process. */
    static void arm(String service, String boundary) {
        URI management = get().managementUrl(service);
        var unused = RestAssured.given()
                .post(management.resolve("/q/sim/steps/" + boundary))
                .then()
                .statusCode(204);
    }

    private static Stack start() {
        Path root =
                Path.of(System.getProperty("leasehold.root")).toAbsolutePath().normalize();
        Path home = Path.of(System.getProperty("leasehold.e2e.home")).toAbsolutePath();
        StackConfig config = StackConfig.onFreePorts(root, home, Service.ALL)
                .fresh(true)
                .with(RESERVATION, "reservation.engine.claim-expiry", "2s")
                .with(RESERVATION, "reservation.host.intent-expiry", "9s")
                .with(RESERVATION, "reservation.host.sweep", "1s")
                .with(COMPUTE, "leasehold.operation.heartbeat", "500ms")
                .with(COMPUTE, "leasehold.operation.claim", "2s")
                .with(COMPUTE, "compute.sim.refcode-step", "200ms")
                .with(COMPUTE, "refcode.fast-interval", "500ms")
                .with(COMPUTE, "refcode.claim", "2s")
                .with(HYPERVISOR, "leasehold.operation.heartbeat", "500ms")
                .with(HYPERVISOR, "leasehold.operation.claim", "2s")
                .with(HYPERVISOR, "dh.sim.build-time", "500ms")
                .with(HYPERVISOR, "dh.sim.delete-time", "200ms")
                .with(DEVICE, "leasehold.operation.heartbeat", "500ms")
                .with(DEVICE, "leasehold.operation.claim", "2s");
        Stack stack = new Stack(config, Progress.timed(System.out));
        Runtime.getRuntime().addShutdownHook(new Thread(stack::stop));
        stack.start();
        return stack;
    }
}
