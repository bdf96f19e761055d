package io.leasehold.reservation.availability;

import java.util.List;

/**
 * A host or floating IP that meets the conditions of a demand, with its allocations.
 *
 * @param required true when the demand accepts no other resource in its place
 * @param room amounts of the host, by resource class in alphabetical order
 * @param uses allocations: start and end in minutes since the epoch, 1 for the whole host or 0 for slots, then the amounts by
 *     class
 */
public record OccupiedResource(boolean required, List<Long> room, List<List<Long>> uses) {
    public OccupiedResource {
        room = List.copyOf(room);
        uses = List.copyOf(uses);
    }
}
