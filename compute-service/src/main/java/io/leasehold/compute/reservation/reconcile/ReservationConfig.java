package io.leasehold.compute.reservation.reconcile;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of reservations. */
@ConfigMapping(prefix = "compute.reservation")
interface ReservationConfig {
    /** Time that a start waits for hosts of leases that are over, before the failure is reported; waiting continues. */
    @WithDefault("15m")
    Duration patience();

    /**
     * Time for the deletion of the servers of a lease that is over, before the failure is reported; waiting continues.
     */
    @WithDefault("10m")
    Duration deletionPatience();

    /** Prefix of the names of images before the end; the name of the server follows. */
    @WithDefault("reserved_")
    String snapshotPrefix();
}
