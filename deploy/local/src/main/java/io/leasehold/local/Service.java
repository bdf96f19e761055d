package io.leasehold.local;

import java.nio.file.Path;
import java.util.List;

/**
 * A service of the suite as the stack runs it.
 *
 * @param name   of its process and its log; that of the module, unless there are several of one
 * @param module which is its client at the identity provider, too
 * @param port   of its API in the local stack
 */
public record Service(String name, String module, int port) {
    /** Every service there is, in the order of their ports. A new one is one line here. */
    public static final List<Service> ALL = List.of(
            new Service("reservation-service", 8081),
            new Service("compute-service", 8082),
            new Service("dedicated-hypervisor-service", 8083),
            new Service("device-service", 8084));

    private static final int TO_MANAGEMENT = 1000;

    private Service(String module, int port) {
        this(module, module, port);
    }

    /** One of several processes of this service beside each other; they share database and address. */
    public Service replica(int number) {
        return new Service("%s-%d".formatted(module, number), module, port);
    }

    int managementPort() {
        return port + TO_MANAGEMENT;
    }

    /** What the service is called in settings: {@code leasehold.<key>.url}. */
    String key() {
        return module.replace("-service", "");
    }

    /** Its role in the database. */
    public String role() {
        return key().replace('-', '_');
    }

    /** Its packaged application. */
    Path jar(Path root) {
        return root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
