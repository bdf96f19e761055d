package io.leasehold.reservation.engine;

import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.Trigger;
import io.leasehold.reservation.lease.change.FloatingIpProvisioning;
import io.leasehold.reservation.lease.change.LeaseChecks;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;

/** What other systems do when a lease starts or ends (contract section 3.4); everything may be repeated. */
@Singleton
class Actions {
    private final LeaseChecks checks;
    private final FloatingIpProvisioning addresses;

    Actions(LeaseChecks checks, FloatingIpProvisioning addresses) {
        this.checks = checks;
        this.addresses = addresses;
    }

    /** Yields the ids of the reservations whose action failed. */
    Uni<Set<UUID>> perform(DueTrigger due, Lease lease) {
        return switch (due.eventType()) {
            case Trigger.START -> addresses.make(lease);
            case Trigger.END -> checks.ends(lease).chain(() -> addresses.takeBack(lease));
            default -> Uni.createFrom().item(Set.of());
        };
    }
}
