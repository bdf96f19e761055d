package io.leasehold.reservation.enforcement;

import io.smallrye.mutiny.Uni;

/** One rule of the operator. The answer of a check is nothing, or a failure whose text and status the user sees. */
interface EnforcementFilter {
    /** Its name in the settings. */
    String name();

    /** Judges a lease that is about to be made. */
    Uni<Void> checkCreate(Context context, LeaseFacts lease);

    /** Judges a lease that is about to become {@code requested}. */
    Uni<Void> checkUpdate(Context context, LeaseFacts current, LeaseFacts requested);

    /** Hears that a lease ended or was deleted; a failure changes nothing about that. */
    Uni<Void> onEnd(Context context, LeaseFacts lease);
}
