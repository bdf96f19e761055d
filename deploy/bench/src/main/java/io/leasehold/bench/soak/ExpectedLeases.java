package io.leasehold.bench.soak;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Which leases there must be and which there must not be, by what the service answered. */
final class ExpectedLeases {
    private final List<AcceptedLease> standing = new ArrayList<>();
    private final Set<String> promised = new HashSet<>();
    private final Set<String> deleted = new HashSet<>();

    int size() {
        return standing.size();
    }

    /** The service says that it is there. */
    void accepted(AcceptedLease lease) {
        standing.add(lease);
        promised.add(lease.id());
    }

    /** Any of them, for whatever. */
    Optional<AcceptedLease> any(SplittableRandom random) {
        return standing.isEmpty() ? Optional.empty() : Optional.of(standing.get(random.nextInt(standing.size())));
    }

    /** Any of them, which somebody is about to delete: from now on nobody knows. */
    Optional<AcceptedLease> victim(SplittableRandom random) {
        Optional<AcceptedLease> victim = any(random);
        victim.ifPresent(lease -> {
            var unused = standing.remove(lease);
            var unusedToo = promised.remove(lease.id());
        });
        return victim;
    }

    /** The service says that it is gone. */
    void gone(AcceptedLease lease) {
        var unused = deleted.add(lease.id());
    }

    /** Whether nobody has tried to delete it. */
    boolean isPromised(AcceptedLease lease) {
        return promised.contains(lease.id());
    }

    /** Those that must be there. */
    Set<String> promised() {
        return Set.copyOf(promised);
    }

    /** Those that must not be there. */
    Set<String> deleted() {
        return Set.copyOf(deleted);
    }
}
