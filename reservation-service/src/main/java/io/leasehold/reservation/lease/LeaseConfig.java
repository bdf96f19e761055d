package io.leasehold.reservation.lease;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of leases. */
@ConfigMapping(prefix = "reservation.lease")
public interface LeaseConfig {
    /** Gap between two leases on one resource. */
    @WithDefault("0s")
    Duration cleaningTime();

    /** Time between the before-end event and the end of a lease, unless the request states one; 0 for no event. */
    @WithDefault("60m")
    Duration beforeEnd();

    /** Maximum time for which a create or update competes with others for hosts, before it fails with 503. */
    @WithDefault("5s")
    Duration placementTimeout();

    /** Number of creates and updates that a replica places and writes at one moment; more would only obstruct each other. */
    @WithDefault("8")
    int placementsAtOnce();

    /** Number of creates and updates that may wait; further ones fail with 503 at once. */
    @WithDefault("1000")
    int placementsWaiting();

    /** Maximum time for which a change or removal waits for a lease that is being started, ended or changed, before it fails with 409. */
    @WithDefault("1s")
    Duration transitionPatience();

    /** Time after which work on other systems for a lease counts as interrupted and is taken over. */
    @WithDefault("5m")
    Duration workExpiry();

    /** Interval between searches for interrupted work. */
    @WithDefault("5s")
    String workSweep();

    /** Time for which a client may repeat a create request with its idempotency key and receive the same lease. */
    @WithDefault("24h")
    Duration idempotencyKeyExpiry();
}
