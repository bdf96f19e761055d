package io.leasehold.compute.reservation;

import io.leasehold.compute.aggregate.HostPools.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hosts that cannot be had now.
 *
 * @param passing whether each of them is with a reservation that is about to give it back
 */
record Shortage(List<String> hosts, boolean passing) {
    Shortage {
        hosts = List.copyOf(hosts);
    }

    /** What another reservation that has a host is about to do. */
    record Holder(Phase phase, Instant end) {
        /** Whether it will give its hosts back soon, as seen by one that starts at {@code start}. */
        boolean isLeaving(Instant start, Instant now) {
            return phase == Phase.ENDING || !end.isAfter(now) || !end.isAfter(start);
        }
    }

    /** Judges the places of the hosts that {@code reservation} misses, by the reservations that have them. */
    static Shortage of(Reservation reservation, List<Place> places, Map<String, Holder> holders, Instant now) {
        List<Place> taken = places.stream().filter(place -> !place.free()).toList();
        Instant start = reservation.leased().start();
        boolean passing = taken.stream()
                .allMatch(place -> place.aggregates().stream()
                        .flatMap(name -> Optional.ofNullable(holders.get(name)).stream())
                        .anyMatch(holder -> holder.isLeaving(start, now)));
        return new Shortage(taken.stream().map(Place::host).toList(), passing);
    }
}
