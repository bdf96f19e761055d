package io.leasehold.compute.host.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leasehold.compute.host.Host;
import io.leasehold.compute.host.HypervisorIds;
import io.leasehold.compute.nova.Microversion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hypervisor in a list.
 *
 * @param servers absent when they were not asked for, and before version 2.75 also when there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HypervisorView(
        Object id,
        String hypervisorHostname,
        String state,
        String status,
        @Nullable List<Occupancy.Occupant> servers) {
    static HypervisorView of(OccupiedHost inhabited, Microversion version) {
        return of(inhabited.host(), version, null);
    }

    /** With the servers on it. */
    static HypervisorView withServers(OccupiedHost inhabited, Microversion version) {
        List<Occupancy.Occupant> servers = inhabited.occupancy().servers();
        return of(inhabited.host(), version, servers.isEmpty() && !version.atLeast(75) ? null : servers);
    }

    private static HypervisorView of(Host host, Microversion version, @Nullable List<Occupancy.Occupant> servers) {
        return new HypervisorView(
                HypervisorIds.in(version).of(host),
                host.info().mtms().toString(),
                host.state(),
                host.status(),
                servers);
    }
}
