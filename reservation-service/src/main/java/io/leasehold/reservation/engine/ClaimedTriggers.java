package io.leasehold.reservation.engine;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Triggers that this worker alone may carry out, until the claim expires; at most one of each lease. */
record ClaimedTriggers(UUID id, List<DueTrigger> due) {
    ClaimedTriggers {
        due = List.copyOf(due);
    }

    boolean isEmpty() {
        return due.isEmpty();
    }

    /** The same triggers, each alone. */
    Stream<ClaimedTriggers> split() {
        return due.stream().map(each -> new ClaimedTriggers(id, List.of(each)));
    }
}
