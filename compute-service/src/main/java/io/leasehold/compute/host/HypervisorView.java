package io.leasehold.compute.host;

import com.fasterxml.jackson.annotation.JsonInclude;
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
        @Nullable List<ServerView> servers) {
    record ServerView(String name, String uuid) {}

    static HypervisorView of(Host host, Microversion version) {
        return of(host, version, null);
    }

    /** With the servers on it. */
    static HypervisorView withServers(Host host, Microversion version) {
        return of(host, version, version.atLeast(75) ? List.of() : null);
    }

    private static HypervisorView of(Host host, Microversion version, @Nullable List<ServerView> servers) {
        return new HypervisorView(
                HypervisorIds.in(version).of(host),
                host.info().mtms().toString(),
                host.state(),
                host.status(),
                servers);
    }
}
