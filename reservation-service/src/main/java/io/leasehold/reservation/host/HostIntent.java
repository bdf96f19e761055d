package io.leasehold.reservation.host;

import java.time.Instant;

/**
 * A host on its way in or out; {@code leaving} tells which.
 *
 * @param since when its way began or was taken over: whoever does not hold the latest may not end it
 */
record HostIntent(long id, String uuid, String hostname, boolean leaving, Instant since) {
    static HostIntent of(HostRow row) {
        return new HostIntent(
                row.id,
                row.uuid.toString(),
                row.hypervisorHostname,
                row.state == HostRow.State.LEAVING,
                row.stateSince);
    }
}
