package io.leasehold.reservation.engine;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Triggers that only this worker may execute until the claim expires; at most one of each lease. */
record ClaimedTriggers(UUID claimId, List<DueTrigger> triggers) {
    ClaimedTriggers {
        triggers = List.copyOf(triggers);
    }

    boolean isEmpty() {
        return triggers.isEmpty();
    }

    /** The triggers one by one, under the same claim. */
    Stream<ClaimedTriggers> split() {
        return triggers.stream().map(each -> new ClaimedTriggers(claimId, List.of(each)));
    }
}
