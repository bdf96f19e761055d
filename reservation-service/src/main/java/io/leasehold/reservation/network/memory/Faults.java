package io.leasehold.reservation.network.memory;

import io.leasehold.reservation.network.NetworkUnavailable;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Faults of the network in memory, which last until they are cleared. */
@Singleton
public class Faults {
    /** Operation that fails; {@code ANSWER} fails after the change was made. */
    public enum Operation {
        NETWORK,
        CREATE,
        DELETE,
        ANSWER
    }

    private record Fault(Operation operation, String target) {}

    private final Set<Fault> faults = ConcurrentHashMap.newKeySet();

    /** Lets the operation fail on the target, an address or the id of a network. */
    public void set(Operation operation, String target) {
        faults.add(new Fault(operation, target));
    }

    public void clear() {
        faults.clear();
    }

    /** Fails when a fault is set for the operation and the target. */
    Uni<Void> failIfSet(Operation operation, String target) {
        return Uni.createFrom().voidItem().invoke(() -> {
            if (faults.contains(new Fault(operation, target))) {
                throw new NetworkUnavailable();
            }
        });
    }
}
