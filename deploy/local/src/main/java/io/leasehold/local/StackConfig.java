package io.leasehold.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a stack is set up.
 *
 * @param root     the folder of the project, where the packaged services are
 * @param home     where its data, logs and notes lie
 * @param fresh    whether data of an earlier life are forgotten
 * @param settings more system properties, by service
 * @param flags    more flags of every service's JVM; they win over the usual ones
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

    /** The stack of {@code ./leasehold up}: fixed ports, data that stay. */
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

    /** A stack for tests: free ports, so that it can run beside others. */
    public static StackConfig onFreePorts(Path root, Path home, List<Service> services) {
        return new StackConfig(root, home, Ports.free(services), services, false, Map.of(), List.of());
    }

    /** The same with its data forgotten at the start, or not. */
    public StackConfig fresh(boolean fresh) {
        return new StackConfig(root, home, ports, services, fresh, settings, flags);
    }

    /** The same with one more system property for a service. */
    public StackConfig with(String service, String property, String value) {
        Map<String, Map<String, String>> more = new HashMap<>(settings);
        Map<String, String> own = new HashMap<>(more.getOrDefault(service, Map.of()));
        own.put(property, value);
        more.put(service, own);
        return new StackConfig(root, home, ports, services, fresh, more, flags);
    }

    /** The same with one more flag for every service's JVM. */
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

    /** The jar that keeps services from outliving their supervisor. */
    Path supervisedMainJar() {
        return run().resolve("supervised-main.jar");
    }
}
