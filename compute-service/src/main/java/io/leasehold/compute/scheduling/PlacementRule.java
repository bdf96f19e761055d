package io.leasehold.compute.scheduling;

import java.util.function.BiPredicate;

/** Whether a host will do, as far as one thing goes; its name tells a client why none did. */
record PlacementRule(String name, BiPredicate<Candidate, PlacementRequest> test) {
    boolean allows(Candidate candidate, PlacementRequest demand) {
        return test.test(candidate, demand);
    }
}
