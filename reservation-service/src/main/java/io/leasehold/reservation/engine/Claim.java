package io.leasehold.reservation.engine;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Triggers that this worker alone may carry out, until the claim expires; at most one of each lease. */
record Claim(UUID id, List<DueTrigger> due) {
    Claim {
        due = List.copyOf(due);
    }

    boolean isEmpty() {
        return due.isEmpty();
    }

    /** The same triggers, each alone. */
    Stream<Claim> split() {
        return due.stream().map(each -> new Claim(id, List.of(each)));
    }
}
