package io.leasehold.hypervisor.lease;

import io.leasehold.hypervisor.lease.LeaseReservation.LeasedHost;
import io.leasehold.hypervisor.lease.LeaseReservation.LicenseAssignment;
import io.leasehold.hypervisor.licensing.KeyMeter;
import io.leasehold.hypervisor.licensing.KeyRequest;
import io.leasehold.hypervisor.licensing.License;
import io.leasehold.hypervisor.licensing.LicenseKeys;
import io.leasehold.hypervisor.server.ManagedHosts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Licences of leases. A key is assigned or released together with the usage and the events that follow from the change;
 * keys and usage belong to the project of the lease.
 */
@Singleton
class LeaseLicenses {
    private final LeaseStore store;
    private final ManagedHosts hosts;
    private final LicenseKeys keys;
    private final KeyMeter meter;
    private final LicenseEvents events;

    LeaseLicenses(LeaseStore store, ManagedHosts hosts, LicenseKeys keys, KeyMeter meter, LicenseEvents events) {
        this.store = store;
        this.hosts = hosts;
        this.keys = keys;
        this.meter = meter;
        this.events = events;
    }

    /**
     * Releases the licences that the reservation must no longer have and assigns the licences that are missing. The
     * reservation and its servers stay locked until the transaction ends, which keeps the events of a server in order.
     *
     * @return true when the reservation has all licences that are due; false when the pool has too few keys
     */
    Uni<Boolean> reconcile(SqlConnection connection, String reservationId) {
        return store.lock(connection, reservationId)
                .chain(reservation -> store.assignments(connection, reservationId)
                        .chain(held -> dueAssignments(connection, reservation, held)
                                .chain(due -> change(connection, reservation, held, due))));
    }

    private Uni<List<LicenseAssignment>> dueAssignments(
            SqlConnection connection, LeaseReservation reservation, List<LicenseAssignment> held) {
        return hosts.lock(
                        connection,
                        reservation.hosts().stream().map(LeasedHost::host).toList(),
                        held.stream().map(LicenseAssignment::server).toList())
                .map(reservation::dueAssignments);
    }

    private Uni<Boolean> change(
            SqlConnection connection,
            LeaseReservation reservation,
            List<LicenseAssignment> held,
            List<LicenseAssignment> due) {
        List<LicenseAssignment> surplus = LeaseReservation.without(held, due);
        List<LicenseAssignment> missing = LeaseReservation.without(due, licensed(held));
        return release(connection, reservation, surplus)
                .chain(() -> assign(connection, reservation, missing, unlicensed(held)));
    }

    private Uni<Void> release(SqlConnection connection, LeaseReservation reservation, List<LicenseAssignment> surplus) {
        List<LicenseAssignment> licensed = licensed(surplus);
        return surplus.isEmpty()
                ? Uni.createFrom().voidItem()
                : meter(connection, reservation, licensed)
                        .chain(() -> keys.release(connection, licenseIds(licensed)))
                        .chain(() -> store.remove(connection, reservation, surplus))
                        .chain(() -> events.released(connection, reservation, licensed));
    }

    /**
     * Assigns licences as far as the pool has keys.
     *
     * @param waiting assignments whose lack of a key has been reported before
     * @return true when every missing assignment has a licence
     */
    private Uni<Boolean> assign(
            SqlConnection connection,
            LeaseReservation reservation,
            List<LicenseAssignment> missing,
            List<LicenseAssignment> waiting) {
        return missing.isEmpty()
                ? Uni.createFrom().item(true)
                : keys.issue(connection, requests(reservation, missing))
                        .map(issued -> distribute(missing, issued))
                        .call(assignments -> record(connection, reservation, assignments, waiting))
                        .map(assignments -> unlicensed(assignments).isEmpty());
    }

    private Uni<Void> record(
            SqlConnection connection,
            LeaseReservation reservation,
            List<LicenseAssignment> assignments,
            List<LicenseAssignment> waiting) {
        List<LicenseAssignment> licensed = licensed(assignments);
        List<LicenseAssignment> unavailable = LeaseReservation.without(unlicensed(assignments), waiting);
        return store.save(connection, reservation, assignments)
                .chain(() -> meter(connection, reservation, licensed))
                .chain(() -> events.assigned(connection, reservation, licensed, unavailable));
    }

    private Uni<Void> meter(SqlConnection connection, LeaseReservation reservation, List<LicenseAssignment> licensed) {
        Set<String> types = licensed.stream().map(LicenseAssignment::typeId).collect(Collectors.toSet());
        return types.isEmpty()
                ? Uni.createFrom().voidItem()
                : meter.sampleHeld(connection, reservation.projectId(), types);
    }

    private static List<KeyRequest> requests(LeaseReservation reservation, List<LicenseAssignment> assignments) {
        return assignments.stream()
                .map(assignment -> new KeyRequest(
                        reservation.projectId(),
                        assignment.typeId(),
                        Optional.empty(),
                        Optional.of(reservation.leaseId())))
                .toList();
    }

    /** Gives each assignment a licence of its type while there is one; licences of one type are interchangeable. */
    private static List<LicenseAssignment> distribute(List<LicenseAssignment> assignments, List<License> issued) {
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

    private static List<LicenseAssignment> licensed(List<LicenseAssignment> assignments) {
        return assignments.stream()
                .filter(assignment -> assignment.license().isPresent())
                .toList();
    }

    private static List<LicenseAssignment> unlicensed(List<LicenseAssignment> assignments) {
        return assignments.stream()
                .filter(assignment -> assignment.license().isEmpty())
                .toList();
    }

    private static List<UUID> licenseIds(List<LicenseAssignment> assignments) {
        return assignments.stream()
                .flatMap(assignment -> assignment.license().stream())
                .toList();
    }
}
