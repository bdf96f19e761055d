package io.leasehold.reservation.engine;

import io.leasehold.reservation.lease.store.ClaimedTriggers;
import io.leasehold.reservation.lease.store.TriggerClaims;
import io.smallrye.mutiny.Uni;

/** Execution of claimed triggers: in batches, or one by one with calls to other systems. */
interface TriggerExecutor {
    /** Returns which triggers to claim at once. */
    TriggerClaims.Selection selection();

    /** Executes the triggers and records their outcome; a trigger whose outcome cannot be recorded is left to the expiry of its claim. */
    Uni<Void> execute(ClaimedTriggers claimed);
}
