package io.leasehold.reservation.network.memory;

import io.leasehold.reservation.network.NetworkUnavailable;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The faults that the network in memory shows until they are cleared. */
@Singleton
public class Faults {
    /** What fails: by itself, or, for {@code ANSWER}, only after the change was made. */
    public enum Operation {
        NETWORK,
        CREATE,
        DELETE,
        ANSWER
    }

    private record Fault(Operation operation, String target) {}

    private final Set<Fault> faults = ConcurrentHashMap.newKeySet();

    /** From now on the operation fails on the target: an address, or the id of a network. */
    public void set(Operation operation, String target) {
        faults.add(new Fault(operation, target));
    }

    /** All is well again. */
    public void clear() {
        faults.clear();
    }

    /** Fails when the operation is to fail on the target. */
    Uni<Void> strike(Operation operation, String target) {
        return Uni.createFrom().voidItem().invoke(() -> {
            if (faults.contains(new Fault(operation, target))) {
                throw new NetworkUnavailable();
            }
        });
    }
}
