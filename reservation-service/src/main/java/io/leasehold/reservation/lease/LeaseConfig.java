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

    /** How long before its end a lease's before-end event is, unless the request says; 0 means no such event. */
    @WithDefault("60m")
    Duration beforeEnd();

    /** How long a create or update tries to get hosts that others take away from it, before it answers 503. */
    @WithDefault("5s")
    Duration placementTimeout();

    /** How many creates and updates pick and write at one moment in a replica; more only get into each other's way. */
    @WithDefault("8")
    int placementsAtOnce();

    /** How many more wait for that; what comes on top is answered 503 at once. */
    @WithDefault("1000")
    int placementsWaiting();

    /** How long a change or removal waits for a lease that is being started, ended or changed, before it answers 409. */
    @WithDefault("1s")
    Duration transitionPatience();

    /** After how long work on other systems for a lease counts as broken off and is taken over. */
    @WithDefault("5m")
    Duration workExpiry();

    /** How often such work is looked for. */
    @WithDefault("5s")
    String workSweep();

    /** For how long a client may repeat a create request with its idempotency key and get the same lease. */
    @WithDefault("24h")
    Duration idempotencyKeyExpiry();
}
