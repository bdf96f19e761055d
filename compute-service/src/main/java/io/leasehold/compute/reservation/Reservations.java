package io.leasehold.compute.reservation;

import io.leasehold.common.event.LeaseSnapshot;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.operation.Order;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Records what leases ask for, in the transaction of the event, and orders the operations that carry the requests out.
 */
@Singleton
public class Reservations {
    /** Kind of the operations that bring a reservation to the requested state. */
    public static final String OPERATION_KIND = "reservation";

    private final ReservationStore store;
    private final Operations operations;

    Reservations(ReservationStore store, Operations operations) {
        this.store = store;
        this.operations = operations;
    }

    /** Records the lease as the event describes it; its hosts are due when the start was attempted. */
    public Uni<Void> record(SqlConnection connection, LeaseSnapshot lease) {
        return record(connection, lease, AnnouncedReservation.hasStarted(lease));
    }

    /** Records the start of the lease. */
    public Uni<Void> start(SqlConnection connection, LeaseSnapshot lease) {
        return record(connection, lease, true);
    }

    /** Requests the images of the servers of reservations that ask for images. */
    public Uni<Void> beforeEnd(SqlConnection connection, LeaseSnapshot lease) {
        return start(connection, lease)
                .chain(() -> store.requestSnapshots(connection, AnnouncedReservation.by(lease)))
                .chain(changed -> order(connection, changed));
    }

    /** Records the end of the lease, started or not. */
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
