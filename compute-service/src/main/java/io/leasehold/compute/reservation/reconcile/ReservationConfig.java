package io.leasehold.compute.reservation.reconcile;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How compute treats the reservations of leases. */
@ConfigMapping(prefix = "compute.reservation")
interface ReservationConfig {
    /** How long a start waits for hosts whose own lease is over before it is reported as failed; it keeps waiting. */
    @WithDefault("15m")
    Duration patience();

    /** How long the servers of a lease that is over may take to go before that is reported as failed; it keeps waiting. */
    @WithDefault("10m")
    Duration deletionPatience();

    /** The image that is taken of a server before its reservation ends is called this and the server's name. */
    @WithDefault("reserved_")
    String snapshotPrefix();
}
