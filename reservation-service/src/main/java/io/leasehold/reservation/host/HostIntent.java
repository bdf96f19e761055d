package io.leasehold.reservation.host;

import java.time.Instant;

/**
 * A registration or removal of a host that is in progress.
 *
 * @param removal true for a removal, false for a registration
 * @param since when the work began or was taken over; only the worker with the latest intent may finish the work
 */
record HostIntent(long id, String uuid, String hostname, boolean removal, Instant since) {
    static HostIntent of(HostRow row) {
        return new HostIntent(
                row.host().id(),
                row.host().uuid(),
                row.host().hostname(),
                row.state() == HostRow.State.LEAVING,
                row.stateSince());
    }
}
