package io.leasehold.reservation.network.neutron;

import io.leasehold.reservation.network.ReservedAddress;
import io.leasehold.reservation.network.neutron.NeutronApi.FloatingIpJson;
import java.util.List;

/** Tags that mark floating IPs with their reservation. */
final class Ownership {
    private static final String OURS = "blazar";
    private static final String RESERVATION = "reservation:";

    private Ownership() {}

    static List<String> tags(ReservedAddress address) {
        return List.of(OURS, mark(address));
    }

    /**
     * True when the floating IP belongs to the reservation. A floating IP of the project without a mark counts too: a creation
     * may have been interrupted before the mark was set, and users can remove tags.
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
