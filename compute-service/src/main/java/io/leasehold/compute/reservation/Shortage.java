package io.leasehold.compute.reservation;

import io.leasehold.compute.aggregate.HostPools.HostLocation;
import io.leasehold.compute.server.ReservedServers;
import io.leasehold.compute.server.Server;
import java.util.List;
import java.util.Set;

/**
 * The hosts that cannot be had now.
 *
 * @param reason what is reported if it lasts
 * @param passing whether another reservation has each of them. Since no host is ever booked twice, such a reservation
 *     is over, whether or not that has been heard here: events are in order for one lease only
 * @param awaited what is worth another try when it comes
 */
public record Shortage(String reason, List<String> hosts, boolean passing, List<String> awaited) {
    private static final String NOT_IN_FREE_POOL = "HostNotInFreePool";
    private static final String NOT_EMPTY = "HostNotEmpty";

    public Shortage {
        hosts = List.copyOf(hosts);
        awaited = List.copyOf(awaited);
    }

    /** Judges the locations of missing hosts; {@code reservations} are the aggregates that belong to reservations. */
    public static Shortage of(List<HostLocation> locations, Set<String> reservations) {
        List<HostLocation> taken =
                locations.stream().filter(location -> !location.free()).toList();
        boolean passing = taken.stream()
                .allMatch(location -> location.aggregates().stream().anyMatch(reservations::contains));
        List<String> hosts = taken.stream().map(HostLocation::host).toList();
        return new Shortage(NOT_IN_FREE_POOL, hosts, passing, hosts);
    }

    /** Judges servers on missing hosts: those of other reservations will go, and so will those that must make room. */
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
