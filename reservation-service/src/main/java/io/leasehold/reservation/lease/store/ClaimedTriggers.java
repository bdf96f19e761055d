package io.leasehold.reservation.lease.store;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Triggers that only this worker may execute until the claim expires; at most one of each lease. */
public record ClaimedTriggers(UUID claimId, List<DueTrigger> triggers) {
    public ClaimedTriggers {
        triggers = List.copyOf(triggers);
    }

    public boolean isEmpty() {
        return triggers.isEmpty();
    }

    /** The triggers one by one, under the same claim. */
    public Stream<ClaimedTriggers> split() {
        return triggers.stream().map(each -> new ClaimedTriggers(claimId, List.of(each)));
    }
}
