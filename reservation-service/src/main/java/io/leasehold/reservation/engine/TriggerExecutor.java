package io.leasehold.reservation.engine;

import io.smallrye.mutiny.Uni;

/** How the triggers of a lane are carried out. */
interface TriggerExecutor {
    Lane lane();

    /** Carries out and records what is claimed; a trigger that cannot be recorded is left to the expiry of its claim. */
    Uni<Void> carryOut(ClaimedTriggers claim);
}
