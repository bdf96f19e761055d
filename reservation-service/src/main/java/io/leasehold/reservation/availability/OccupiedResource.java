package io.leasehold.reservation.availability;

import java.util.List;

/**
 * One host or floating IP that meets the conditions of a demand, and what leases hold of it.
 *
 * @param required whether the demand takes no other in its place
 * @param room what a host has of each resource class that the demand needs, in the order of the classes' names
 * @param uses what is held: from and to in minutes since the epoch, 1 for the whole or 0 for slots, then how much of each
 *     class
 */
public record OccupiedResource(boolean required, List<Long> room, List<List<Long>> uses) {
    public OccupiedResource {
        room = List.copyOf(room);
        uses = List.copyOf(uses);
    }
}
