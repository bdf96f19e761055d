package io.leasehold.compute.reservation.reconcile;

import io.leasehold.common.operation.Operation;
import io.leasehold.common.operation.OperationWork;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.sql.Transactions;
import io.leasehold.compute.reservation.Reservation.Progress;
import io.leasehold.compute.reservation.ReservationStore;
import io.leasehold.compute.reservation.Reservations;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Brings a reservation to the requested state, in one transaction for each attempt. */
@Singleton
public class ReservationWork implements OperationWork {
    private final Transactions transactions;
    private final ReservationStore store;
    private final Reconciliation reconciliation;
    private final Operations operations;
    private final Clock clock;

    ReservationWork(
            Transactions transactions,
            ReservationStore store,
            Reconciliation reconciliation,
            Operations operations,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.reconciliation = reconciliation;
        this.operations = operations;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Reservations.OPERATION_KIND;
    }

    @Override
    public Uni<Void> run(Operation operation) {
        return transactions.run(connection -> run(connection, operation));
    }

    /** Reports the failure, so that reservation-service knows that nothing more is done for the lease. */
    @Override
    public Uni<Void> abandon(SqlConnection connection, Operation operation, String reason) {
        return store.lock(connection, operation.subject())
                .map(reservation -> reservation.abandoned(clock.instant()))
                .chain(progress -> store.save(connection, progress));
    }

    private Uni<Void> run(SqlConnection connection, Operation operation) {
        return store.lock(connection, operation.subject())
                .chain(reservation -> reconciliation.advance(connection, reservation))
                .call(progress -> store.save(connection, progress))
                .chain(progress -> settle(connection, operation, progress));
    }

    private Uni<Void> settle(SqlConnection connection, Operation operation, Progress progress) {
        return progress.awaited().isEmpty()
                ? operations.done(connection, operation)
                : operations.waitFor(connection, operation, progress.awaited());
    }
}
