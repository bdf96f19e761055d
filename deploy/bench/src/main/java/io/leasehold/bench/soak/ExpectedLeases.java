package io.leasehold.bench.soak;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Which leases there must be and which there must not be, by what the service answered. */
final class ExpectedLeases {
    private final List<AcceptedLease> existing = new ArrayList<>();
    private final Set<String> required = new HashSet<>();
    private final Set<String> deleted = new HashSet<>();

    int size() {
        return existing.size();
    }

    /** The service says that it is there. */
    void accepted(AcceptedLease lease) {
        existing.add(lease);
        required.add(lease.id());
    }

    /** Any of them, for whatever. */
    Optional<AcceptedLease> any(SplittableRandom random) {
        return existing.isEmpty() ? Optional.empty() : Optional.of(existing.get(random.nextInt(existing.size())));
    }

    /** Any of them, which somebody is about to delete: from now on nobody knows. */
    Optional<AcceptedLease> takeForDeletion(SplittableRandom random) {
        Optional<AcceptedLease> takeForDeletion = any(random);
        takeForDeletion.ifPresent(lease -> {
            var unused = existing.remove(lease);
            var unusedResult = required.remove(lease.id());
        });
        return takeForDeletion;
    }

    /** The service says that it is gone. */
    void deletionAccepted(AcceptedLease lease) {
        var unused = deleted.add(lease.id());
    }

    /** Whether nobody has tried to delete it. */
    boolean mustExist(AcceptedLease lease) {
        return required.contains(lease.id());
    }

    /** Those that must be there. */
    Set<String> required() {
        return Set.copyOf(required);
    }

    /** Those that must not be there. */
    Set<String> deleted() {
        return Set.copyOf(deleted);
    }
}
