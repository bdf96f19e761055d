package io.leasehold.compute.host.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leasehold.compute.host.Host;
import io.leasehold.compute.host.HypervisorIds;
import io.leasehold.compute.nova.Microversion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON of a hypervisor in a list.
 *
 * @param servers absent unless requested; before microversion 2.75 also absent when empty
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HypervisorView(
        Object id,
        String hypervisorHostname,
        String state,
        String status,
        @Nullable List<Occupancy.Occupant> servers) {
    static HypervisorView of(OccupiedHost occupied, Microversion version) {
        return of(occupied.host(), version, null);
    }

    /** Returns the JSON with the servers on the hypervisor. */
    static HypervisorView withServers(OccupiedHost occupied, Microversion version) {
        List<Occupancy.Occupant> servers = occupied.occupancy().servers();
        return of(occupied.host(), version, servers.isEmpty() && !version.atLeast(75) ? null : servers);
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
