package io.leasehold.hypervisor.lease;

import io.leasehold.common.operation.Operation;
import io.leasehold.common.operation.OperationWork;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.outbox.Transactions;
import io.leasehold.common.work.Steps;
import io.leasehold.hypervisor.HypervisorBoundary;
import io.leasehold.hypervisor.lease.LeaseReservation.LeasedHost;
import io.leasehold.hypervisor.lease.LeaseReservation.LicenseAssignment;
import io.leasehold.hypervisor.server.ManagedHosts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/**
 * Reconciliation of a lease's reservation with the licences that are due, in one transaction a try. While the pool has
 * too few keys, the work is repeated until the lease ends.
 */
@Singleton
class LeaseWork implements OperationWork {
    static final String KIND = "lease";

    private final LeaseLicenses licenses;
    private final Operations operations;
    private final Transactions transactions;
    private final Steps steps;

    LeaseWork(LeaseLicenses licenses, Operations operations, Transactions transactions, Steps steps) {
        this.licenses = licenses;
        this.operations = operations;
        this.transactions = transactions;
        this.steps = steps;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Operation operation) {
        return transactions.run(connection -> run(connection, operation));
    }

    /** Leaves the licences as they are; those that are missing were announced when the pool was found empty. */
    @Override
    public Uni<Void> abandon(SqlConnection connection, Operation operation, String reason) {
        return Uni.createFrom().voidItem();
    }

    Uni<Void> run(SqlConnection connection, Operation operation) {
        return store.lock(connection, operation.subject())
                .chain(reservation -> reconcile(connection, reservation))
                .invoke(() -> steps.reached(HypervisorBoundary.LEASE_SETTLED))
                .chain(satisfied -> settle(connection, operation, satisfied));
    }

    private Uni<Boolean> reconcile(SqlConnection connection, LeaseReservation reservation) {
        return store.assignments(connection, reservation.id())
                .chain(held -> dueAssignments(connection, reservation, held)
                        .chain(due -> change(connection, reservation, held, due)));
    }

    private Uni<List<LicenseAssignment>> dueAssignments(
            SqlConnection connection, LeaseReservation reservation, List<LicenseAssignment> held) {
        return hosts.lock(
                        connection,
                        reservation.wanted().stream().map(LeasedHost::host).toList(),
                        held.stream().map(LicenseAssignment::server).toList())
                .map(reservation::dueAssignments);
    }

    /** Whether it has all that is due then. */
    private Uni<Boolean> change(
            SqlConnection connection,
            LeaseReservation reservation,
            List<LicenseAssignment> held,
            List<LicenseAssignment> due) {
        List<LicenseAssignment> filled = held.stream()
                .filter(assignment -> assignment.license().isPresent())
                .toList();
        List<LicenseAssignment> waiting = held.stream()
                .filter(assignment -> assignment.license().isEmpty())
                .toList();
        List<LicenseAssignment> missing = LeaseReservation.without(due, filled);
        return licenses.release(connection, reservation, LeaseReservation.without(held, due))
                .chain(() -> licenses.assign(connection, reservation, missing, waiting));
    }

    private Uni<Void> settle(SqlConnection connection, Operation operation, boolean satisfied) {
        return satisfied
                ? operations.done(connection, operation)
                : operations.retry(connection, operation, "No licence key is left of a type that the lease has");
    }
}
