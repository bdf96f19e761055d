package io.leasehold.reservation.enforcement;

import io.smallrye.mutiny.Uni;

/** A rule of the operator. A check completes, or fails with the text and the status that the user receives. */
interface EnforcementFilter {
    /** The name of the filter in the settings. */
    String name();

    /** Checks a lease before its creation. */
    Uni<Void> checkCreate(Context context, LeaseFacts lease);

    /** Checks a lease before its change. */
    Uni<Void> checkUpdate(Context context, LeaseFacts current, LeaseFacts requested);

    /** Receives the end or the deletion of a lease; a failure has no effect on the lease. */
    Uni<Void> onEnd(Context context, LeaseFacts lease);
}
