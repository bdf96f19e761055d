package io.leasehold.compute.host.api;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the servers on a host take of it.
 *
 * @param procUnits processor units
 * @param number how many servers there are
 * @param working how many of them are being worked on
 * @param servers in the order they were made
 */
record Occupancy(BigDecimal procUnits, int memoryMb, int diskGb, int number, int working, List<Occupant> servers) {
    /** A server on a host. */
    record Occupant(String name, String uuid) {}

    static final Occupancy NONE = new Occupancy(BigDecimal.ZERO, 0, 0, 0, 0, List.of());

    Occupancy {
        servers = List.copyOf(servers);
    }
}
