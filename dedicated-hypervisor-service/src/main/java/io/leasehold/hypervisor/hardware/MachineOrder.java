package io.leasehold.hypervisor.hardware;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Order of a machine.
 *
 * @param id the server's id, which identifies the machine in all later calls
 * @param zone empty for any zone with a machine in stock
 * @param ports in the order of the physical ports: two data ports, then optionally two storage ports
 */
public record MachineOrder(
        UUID id,
        String tenant,
        String name,
        UUID flavor,
        UUID image,
        Optional<String> zone,
        List<PortOrder> ports,
        Map<String, String> metadata,
        RootPassword password) {
    /** The console that is asked for machines of any zone. */
    public static final String ANY_ZONE = "any-zone";

    public MachineOrder {
        ports = List.copyOf(ports);
        metadata = Map.copyOf(metadata);
    }

    /** The console that is asked for the machine: the zone's, or one for all zones. */
    public String console() {
        return zone.orElse(ANY_ZONE);
    }
}
