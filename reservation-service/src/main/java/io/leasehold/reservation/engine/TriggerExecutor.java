package io.leasehold.reservation.engine;

import io.smallrye.mutiny.Uni;

/** Execution of claimed triggers: in batches, or one by one with calls to other systems. */
interface TriggerExecutor {
    /** True for triggers that call other systems; false for those that change nothing but rows of this service. */
    boolean isRemote();

    /** Number of triggers to claim at once, of a batch of the configured size. */
    int claimLimit(int batch);

    /** Executes the triggers and records their outcome; a trigger whose outcome cannot be recorded is left to the expiry of its claim. */
    Uni<Void> execute(ClaimedTriggers claimed);
}
