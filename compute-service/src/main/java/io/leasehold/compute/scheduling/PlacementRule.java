package io.leasehold.compute.scheduling;

import java.util.function.BiPredicate;

/** A placement rule; its name appears in the fault of a server that no host accepts. */
record PlacementRule(String name, BiPredicate<Candidate, PlacementRequest> test) {
    boolean allows(Candidate candidate, PlacementRequest request) {
        return test.test(candidate, request);
    }
}
