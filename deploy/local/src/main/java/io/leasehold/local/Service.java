package io.leasehold.local;

import java.nio.file.Path;
import java.util.List;

/**
 * Service of the suite as the stack runs it.
 *
 * @param name the name of process and log; the module's name, unless one service has several processes
 * @param module the module, also the service's client at the identity provider
 * @param port the port of the API in the local stack
 */
public record Service(String name, String module, int port) {
    /** All services, in the order of their ports. A new service is one more line here. */
    public static final List<Service> ALL = List.of(
            new Service("reservation-service", 8081),
            new Service("compute-service", 8082),
            new Service("dedicated-hypervisor-service", 8083),
            new Service("device-service", 8084));

    private static final int TO_MANAGEMENT = 1000;

    private Service(String module, int port) {
        this(module, module, port);
    }

    /** Returns one of several processes of this service, which share a database and an address. */
    public Service replica(int number) {
        return new Service("%s-%d".formatted(module, number), module, port);
    }

    int managementPort() {
        return port + TO_MANAGEMENT;
    }

    /** Returns the service's name in settings: {@code leasehold.<key>.url}. */
    String key() {
        return module.replace("-service", "");
    }

    /** Returns the service's database role. */
    public String role() {
        return key().replace('-', '_');
    }

    /** Returns the path of the packaged application. */
    Path jar(Path root) {
        return root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
