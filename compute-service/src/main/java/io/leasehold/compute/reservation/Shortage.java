package io.leasehold.compute.reservation;

import io.leasehold.compute.aggregate.HostPools.Place;
import java.util.List;
import java.util.Set;

/**
 * The hosts that cannot be had now.
 *
 * @param passing whether another reservation has each of them. Since no host is ever booked twice, such a reservation
 *     is over, whether or not that has been heard here: events are in order for one lease only
 */
record Shortage(List<String> hosts, boolean passing) {
    Shortage {
        hosts = List.copyOf(hosts);
    }

    /** Judges the places of missing hosts; {@code reservations} are the aggregates that belong to reservations. */
    static Shortage of(List<Place> places, Set<String> reservations) {
        List<Place> taken = places.stream().filter(place -> !place.free()).toList();
        boolean passing =
                taken.stream().allMatch(place -> place.aggregates().stream().anyMatch(reservations::contains));
        return new Shortage(taken.stream().map(Place::host).toList(), passing);
    }
}
