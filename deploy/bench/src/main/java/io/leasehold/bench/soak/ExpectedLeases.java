package io.leasehold.bench.soak;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Leases that must exist and leases that must not, according to the responses of the service. */
final class ExpectedLeases {
    private final List<AcceptedLease> existing = new ArrayList<>();
    private final Set<String> required = new HashSet<>();
    private final Set<String> deleted = new HashSet<>();

    int size() {
        return existing.size();
    }

    /** Adds a lease that the service has accepted. */
    void accepted(AcceptedLease lease) {
        existing.add(lease);
        required.add(lease.id());
    }

    /** Returns a random lease. */
    Optional<AcceptedLease> any(SplittableRandom random) {
        return existing.isEmpty() ? Optional.empty() : Optional.of(existing.get(random.nextInt(existing.size())));
    }

    /** Returns a random lease that a client is about to delete; from now on its existence is undefined. */
    Optional<AcceptedLease> takeForDeletion(SplittableRandom random) {
        Optional<AcceptedLease> takeForDeletion = any(random);
        takeForDeletion.ifPresent(lease -> {
            var unused = existing.remove(lease);
            var unusedResult = required.remove(lease.id());
        });
        return takeForDeletion;
    }

    /** Adds a lease whose deletion the service has confirmed. */
    void deletionAccepted(AcceptedLease lease) {
        var unused = deleted.add(lease.id());
    }

    /** Returns true while no client has tried to delete the lease. */
    boolean mustExist(AcceptedLease lease) {
        return required.contains(lease.id());
    }

    /** Returns the ids of the leases that must exist. */
    Set<String> required() {
        return Set.copyOf(required);
    }

    /** Returns the ids of the leases that must not exist. */
    Set<String> deleted() {
        return Set.copyOf(deleted);
    }
}
