package io.leasehold.compute.reservation;

import io.leasehold.compute.aggregate.HostPools.HostLocation;
import io.leasehold.compute.server.ReservedServers;
import io.leasehold.compute.server.Server;
import java.util.List;
import java.util.Set;

/**
 * Hosts that cannot be taken at present.
 *
 * @param reason reported when the shortage lasts
 * @param passing true when other reservations have all the hosts. Since no host is booked twice, such a reservation is
 *     over, although the event may not have arrived: events are in order within a lease only
 * @param awaited keys that wake the next attempt
 */
public record Shortage(String reason, List<String> hosts, boolean passing, List<String> awaited) {
    private static final String NOT_IN_FREE_POOL = "HostNotInFreePool";
    private static final String NOT_EMPTY = "HostNotEmpty";

    public Shortage {
        hosts = List.copyOf(hosts);
        awaited = List.copyOf(awaited);
    }

    /** Examines hosts outside the freepool; {@code reservations} are the names of aggregates of reservations. */
    public static Shortage of(List<HostLocation> locations, Set<String> reservations) {
        List<HostLocation> taken =
                locations.stream().filter(location -> !location.free()).toList();
        boolean passing = taken.stream()
                .allMatch(location -> location.aggregates().stream().anyMatch(reservations::contains));
        List<String> hosts = taken.stream().map(HostLocation::host).toList();
        return new Shortage(NOT_IN_FREE_POOL, hosts, passing, hosts);
    }

    /** Examines servers on the hosts; servers of other reservations and preemptible servers will be deleted. */
    public static Shortage of(List<Server> servers) {
        boolean passing = servers.stream()
                .allMatch(server -> server.isBeingDeleted() || server.isReserved() || server.isPreemptible());
        return new Shortage(
                NOT_EMPTY,
                servers.stream()
                        .flatMap(server -> server.host().stream())
                        .map(Object::toString)
                        .distinct()
                        .toList(),
                passing,
                servers.stream()
                        .map(server -> ReservedServers.deletionOf(server.id()))
                        .toList());
    }
}
