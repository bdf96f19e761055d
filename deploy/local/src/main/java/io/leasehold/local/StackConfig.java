package io.leasehold.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Configuration of a stack.
 *
 * @param root the folder of the project with the packaged services
 * @param home the folder of data, logs and the state file
 * @param fresh true when the data of an earlier run are deleted at the start
 * @param settings additional system properties, by service
 * @param flags additional flags of every service's JVM, which override the usual ones
 */
public record StackConfig(
        Path root,
        Path home,
        Ports ports,
        List<Service> services,
        boolean fresh,
        Map<String, Map<String, String>> settings,
        List<String> flags) {
    private static final String BACKING_PORTS = "17000";

    public StackConfig {
        services = List.copyOf(services);
        settings = Map.copyOf(settings);
        flags = List.copyOf(flags);
    }

    /** Returns the configuration of {@code ./leasehold up}: fixed ports, persistent data. */
    public static StackConfig local(Path root) {
        return new StackConfig(
                root,
                root.resolve(".leasehold"),
                Ports.fixed(Service.ALL, backingPorts()),
                Service.ALL,
                false,
                Map.of(),
                List.of());
    }

    /** Returns the configuration of a stack for tests, on free ports, so that several can run at once. */
    public static StackConfig onFreePorts(Path root, Path home, List<Service> services) {
        return new StackConfig(root, home, Ports.free(services), services, false, Map.of(), List.of());
    }

    /** Returns this configuration with the data deleted at the start, or not. */
    public StackConfig fresh(boolean fresh) {
        return new StackConfig(root, home, ports, services, fresh, settings, flags);
    }

    /** Returns this configuration with one more system property for a service. */
    public StackConfig with(String service, String property, String value) {
        Map<String, Map<String, String>> more = new HashMap<>(settings);
        Map<String, String> own = new HashMap<>(more.getOrDefault(service, Map.of()));
        own.put(property, value);
        more.put(service, own);
        return new StackConfig(root, home, ports, services, fresh, more, flags);
    }

    /** Returns this configuration with one more flag for every service's JVM. */
    public StackConfig withFlag(String flag) {
        List<String> more = new ArrayList<>(flags);
        more.add(flag);
        return new StackConfig(root, home, ports, services, fresh, settings, more);
    }

    private static int backingPorts() {
        return Integer.parseInt(System.getenv().getOrDefault("LEASEHOLD_BACKING_PORTS", BACKING_PORTS));
    }

    Path data(String name) {
        return home.resolve("data").resolve(name);
    }

    Path log(String name) {
        return home.resolve("logs").resolve(name + ".log");
    }

    Path run() {
        return home.resolve("run");
    }

    /** Returns the path of the jar whose main class ends a service together with its supervisor. */
    Path supervisedMainJar() {
        return run().resolve("supervised-main.jar");
    }
}
