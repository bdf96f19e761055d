package io.leasehold.compute.reservation;

import io.leasehold.common.event.LeaseSnapshot;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.operation.Order;
import io.leasehold.compute.reservation.reconcile.ReservationWork;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Where compute notes what leases want. Nothing is done here but noting, in the transaction of the event: the work that
 * follows is ordered and done by {@link ReservationWork}.
 */
@Singleton
public class Reservations {
    /** The kind of the operations that bring a reservation to what its lease asks for. */
    public static final String OPERATION_KIND = "reservation";

    private final ReservationStore store;
    private final Operations operations;

    Reservations(ReservationStore store, Operations operations) {
        this.store = store;
        this.operations = operations;
    }

    /** The lease stands as {@code lease} says; its hosts are due if its start has been tried. */
    public Uni<Void> record(SqlConnection connection, LeaseSnapshot lease) {
        return record(connection, lease, AnnouncedReservation.hasStarted(lease));
    }

    /** The lease starts. */
    public Uni<Void> start(SqlConnection connection, LeaseSnapshot lease) {
        return record(connection, lease, true);
    }

    /** The lease is about to end: images are due of the servers of those reservations that want them. */
    public Uni<Void> beforeEnd(SqlConnection connection, LeaseSnapshot lease) {
        return start(connection, lease)
                .chain(() -> store.requestSnapshots(connection, AnnouncedReservation.by(lease)))
                .chain(changed -> order(connection, changed));
    }

    /** The lease is over, whether it had started or not. */
    public Uni<Void> end(SqlConnection connection, LeaseSnapshot lease) {
        return store.end(connection, AnnouncedReservation.by(lease)).chain(changed -> order(connection, changed));
    }

    private Uni<Void> record(SqlConnection connection, LeaseSnapshot lease, boolean started) {
        return store.record(connection, AnnouncedReservation.by(lease), started)
                .chain(changed -> order(connection, changed));
    }

    private Uni<Void> order(SqlConnection connection, List<String> reservations) {
        return operations.order(
                connection,
                reservations.stream().map(id -> Order.of(OPERATION_KIND, id)).toList());
    }
}
