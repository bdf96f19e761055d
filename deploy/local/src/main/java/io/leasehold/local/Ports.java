package io.leasehold.local;

import io.leasehold.backing.server.FreePort;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Ports of the parts of the stack, in the order of their display. */
public record Ports(Map<String, Integer> apis, Map<String, Integer> managements) {
    private static final int GATEWAY = 8080;
    private static final int LOGIN = 500;
    private static final int POSTGRES = 432;
    private static final int KAFKA = 92;
    private static final int IDENTITY = 80;

    public Ports {
        apis = new LinkedHashMap<>(apis);
        managements = new LinkedHashMap<>(managements);
    }

    /**
     * Returns the documented ports; those of the backing servers are {@code base} plus an offset, to avoid installed
     * servers.
     */
    public static Ports fixed(List<Service> services, int base) {
        Map<String, Integer> apis = new LinkedHashMap<>();
        Map<String, Integer> managements = new LinkedHashMap<>();
        apis.put(PartNames.GATEWAY, GATEWAY);
        services.forEach(service -> apis.put(service.name(), service.port()));
        services.forEach(service -> managements.put(service.name(), service.managementPort()));
        apis.put(PartNames.LOGIN, base + LOGIN);
        apis.put(PartNames.IDENTITY, base + IDENTITY);
        apis.put(PartNames.KAFKA, base + KAFKA);
        apis.put(PartNames.POSTGRES, base + POSTGRES);
        return new Ports(apis, managements);
    }

    /** Returns ports that are free at the moment, so that several stacks can run on one machine. */
    public static Ports free(List<Service> services) {
        Ports pattern = fixed(services, 0);
        TreeSet<Integer> ports = new TreeSet<>();
        while (ports.size() < pattern.apis.size() + pattern.managements.size()) {
            ports.add(FreePort.orGiven(0));
        }
        pattern.apis.replaceAll((name, port) -> take(ports));
        pattern.managements.replaceAll((name, port) -> take(ports));
        return pattern;
    }

    private static int take(TreeSet<Integer> ports) {
        int port = ports.first();
        ports.remove(port);
        return port;
    }

    int of(String name) {
        return find(apis, name);
    }

    int management(String service) {
        return find(managements, service);
    }

    private static int find(Map<String, Integer> ports, String name) {
        Integer port = ports.get(name);
        if (port == null) {
            throw new IllegalArgumentException("the stack has no %s, but %s".formatted(name, ports.keySet()));
        }
        return port;
    }
}
