package io.leasehold.compute.host.api;

import java.math.BigDecimal;
import java.util.List;

/**
 * Resources of a host that servers take.
 *
 * @param procUnits processor units
 * @param number of servers
 * @param working number of servers with a task
 * @param servers in the order of their creation
 */
record Occupancy(BigDecimal procUnits, int memoryMb, int diskGb, int number, int working, List<Occupant> servers) {
    /** A server on a host. */
    record Occupant(String name, String uuid) {}

    static final Occupancy NONE = new Occupancy(BigDecimal.ZERO, 0, 0, 0, 0, List.of());

    Occupancy {
        servers = List.copyOf(servers);
    }
}
