package io.leasehold.reservation.lease.change;

import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.Trigger;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.function.Consumer;

/** Tells the engine of this process when a trigger that was just committed is due; other replicas find it in their sweep. */
@Singleton
public class DueTriggerSignal {
    private volatile Consumer<Instant> listener = due -> {};

    /** The one listener is told of every trigger from now on. */
    public void listen(Consumer<Instant> listener) {
        this.listener = listener;
    }

    void raise(Lease lease) {
        lease.triggers().stream()
                .filter(trigger -> trigger.status() == Trigger.Status.UNDONE)
                .map(Trigger::time)
                .min(Instant::compareTo)
                .ifPresent(listener);
    }
}
