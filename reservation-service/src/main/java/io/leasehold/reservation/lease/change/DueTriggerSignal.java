package io.leasehold.reservation.lease.change;

import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.Trigger;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.function.Consumer;

/** Signal to the engine of this process that a committed trigger is due; other processes find the trigger in their sweep. */
@Singleton
public class DueTriggerSignal {
    private volatile Consumer<Instant> listener = due -> {};

    /** Sets the one listener, which receives the time of the earliest trigger of each written lease. */
    public void listen(Consumer<Instant> listener) {
        this.listener = listener;
    }

    /** Passes on the time of the lease's earliest trigger, once the lease is committed. */
    public void raise(Lease lease) {
        lease.triggers().stream()
                .filter(trigger -> trigger.status() == Trigger.Status.UNDONE)
                .map(Trigger::time)
                .min(Instant::compareTo)
                .ifPresent(listener);
    }
}
