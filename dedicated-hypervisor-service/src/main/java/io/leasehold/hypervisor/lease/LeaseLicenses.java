package io.leasehold.hypervisor.lease;

import io.leasehold.common.event.LicenseEvent;
import io.leasehold.common.id.Ids;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.hypervisor.lease.LeaseReservation.LicenseAssignment;
import io.leasehold.hypervisor.licensing.KeyMeter;
import io.leasehold.hypervisor.licensing.KeyRequest;
import io.leasehold.hypervisor.licensing.License;
import io.leasehold.hypervisor.licensing.LicenseKeys;
import io.leasehold.hypervisor.licensing.LicenseType;
import io.leasehold.hypervisor.licensing.LicenseTypes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives leases their licences and takes them back: the key, its usage and what is told of it, together. Keys and usage
 * belong to the lease's project.
 */
@Singleton
class LeaseLicenses {
    private final LicenseKeys keys;
    private final KeyMeter meter;
    private final LeaseStore store;
    private final LicenseTypes types;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    LeaseLicenses(
            LicenseKeys keys,
            KeyMeter meter,
            LeaseStore store,
            LicenseTypes types,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.keys = keys;
        this.meter = meter;
        this.store = store;
        this.types = types;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Takes the assignments back, with the keys in them.
     *
     * <p>The hosts' servers must be locked, here and in {@link #assign}: what is told of a server is told in order.
     */
    Uni<Void> release(SqlConnection connection, LeaseReservation reservation, List<LicenseAssignment> assignments) {
        List<LicenseAssignment> filled = assignments.stream()
                .filter(assignment -> assignment.license().isPresent())
                .toList();
        return assignments.isEmpty()
                ? Uni.createFrom().voidItem()
                : meter(connection, reservation, filled)
                        .chain(() -> keys.release(connection, licenses(filled)))
                        .chain(() -> store.remove(connection, reservation, assignments))
                        .chain(() -> outbox.append(connection, released(reservation, filled)));
    }

    /**
     * Fills the assignments as far as there are keys.
     *
     * @param waiting those for which the pool was found empty before
     * @return whether all are filled
     */
    Uni<Boolean> assign(
            SqlConnection connection,
            LeaseReservation reservation,
            List<LicenseAssignment> assignments,
            List<LicenseAssignment> waiting) {
        return assignments.isEmpty()
                ? Uni.createFrom().item(true)
                : keys.issue(connection, requests(reservation, assignments))
                        .map(issued -> fill(assignments, issued))
                        .call(filled -> record(connection, reservation, filled, waiting))
                        .map(filled -> licenses(filled).size() == filled.size());
    }

    private Uni<Void> record(
            SqlConnection connection,
            LeaseReservation reservation,
            List<LicenseAssignment> assignments,
            List<LicenseAssignment> waiting) {
        List<LicenseAssignment> filled = assignments.stream()
                .filter(assignment -> assignment.license().isPresent())
                .toList();
        List<LicenseAssignment> unfilled = assignments.stream()
                .filter(assignment -> assignment.license().isEmpty())
                .toList();
        List<LicenseAssignment> newlyUnfilled = LeaseReservation.without(unfilled, waiting);
        return store.save(connection, reservation, assignments)
                .chain(() -> meter(connection, reservation, filled))
                .chain(() -> outbox.append(connection, assigned(reservation, filled, newlyUnfilled)));
    }

    private Uni<Void> meter(SqlConnection connection, LeaseReservation reservation, List<LicenseAssignment> filled) {
        Set<String> concerned = filled.stream().map(LicenseAssignment::typeId).collect(Collectors.toSet());
        return concerned.isEmpty()
                ? Uni.createFrom().voidItem()
                : meter.sampleHeld(connection, reservation.projectId(), concerned);
    }

    private List<KeyRequest> requests(LeaseReservation reservation, List<LicenseAssignment> assignments) {
        return assignments.stream()
                .map(assignment -> new KeyRequest(
                        ids.next(),
                        reservation.projectId(),
                        assignment.typeId(),
                        Optional.empty(),
                        Optional.of(reservation.leaseId())))
                .toList();
    }

    /** Licences of a type are alike: each goes to the next assignment that wants its type. */
    private static List<LicenseAssignment> fill(List<LicenseAssignment> assignments, List<License> issued) {
        List<License> left = new ArrayList<>(issued);
        return assignments.stream()
                .map(assignment -> assignment.with(take(left, assignment.typeId())))
                .toList();
    }

    private static Optional<UUID> take(List<License> left, String typeId) {
        Optional<License> next =
                left.stream().filter(license -> license.typeId().equals(typeId)).findFirst();
        next.ifPresent(left::remove);
        return next.map(License::id);
    }

    private static List<UUID> licenses(List<LicenseAssignment> assignments) {
        return assignments.stream()
                .flatMap(assignment -> assignment.license().stream())
                .toList();
    }

    private List<LicenseEvent> released(LeaseReservation reservation, List<LicenseAssignment> filled) {
        Instant now = clock.instant();
        return filled.stream()
                .<LicenseEvent>map(
                        assignment -> new LicenseEvent.Released(reservation.payload(assignment, name(assignment), now)))
                .toList();
    }

    private List<LicenseEvent> assigned(
            LeaseReservation reservation, List<LicenseAssignment> filled, List<LicenseAssignment> unfilled) {
        Instant now = clock.instant();
        return Stream.concat(
                        filled.stream()
                                .<LicenseEvent>map(assignment -> new LicenseEvent.Assigned(
                                        reservation.payload(assignment, name(assignment), now))),
                        unfilled.stream()
                                .<LicenseEvent>map(assignment -> new LicenseEvent.Unavailable(
                                        reservation.payload(assignment, name(assignment), now))))
                .toList();
    }

    private String name(LicenseAssignment assignment) {
        return types.find(assignment.typeId()).map(LicenseType::name).orElseGet(assignment::typeId);
    }
}
