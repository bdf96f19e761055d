package io.leasehold.reservation.network.neutron;

import io.leasehold.reservation.network.ReservedAddress;
import io.leasehold.reservation.network.neutron.NeutronApi.FloatingIpJson;
import java.util.List;

/** How floating IPs are marked as a reservation's, by tags. */
final class Ownership {
    private static final String OURS = "blazar";
    private static final String RESERVATION = "reservation:";

    private Ownership() {}

    static List<String> tags(ReservedAddress address) {
        return List.of(OURS, mark(address));
    }

    /**
     * Whether Neutron has the address for this reservation. One without a mark is, when it is in the project: a create may
     * have been broken off before it was marked, and users can take tags away.
     */
    static boolean holds(FloatingIpJson found, ReservedAddress address) {
        List<String> marks =
                found.tags().stream().filter(tag -> tag.startsWith(RESERVATION)).toList();
        return marks.isEmpty() ? found.projectId().equals(address.projectId()) : marks.contains(mark(address));
    }

    private static String mark(ReservedAddress address) {
        return RESERVATION + address.reservationId();
    }
}
