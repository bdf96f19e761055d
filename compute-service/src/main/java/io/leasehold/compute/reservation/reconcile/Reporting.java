package io.leasehold.compute.reservation.reconcile;

import io.leasehold.common.outbox.Outbox;
import io.leasehold.compute.reservation.Reservation.Progress;
import io.leasehold.compute.reservation.ReservationStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/** Keeps what a try came to, and reports it to reservation-service in the same transaction. */
@Singleton
class Reporting {
    private final ReservationStore store;
    private final Outbox outbox;

    Reporting(ReservationStore store, Outbox outbox) {
        this.store = store;
        this.outbox = outbox;
    }

    Uni<Void> save(SqlConnection connection, Progress progress) {
        return store.save(connection, progress.reservation())
                .chain(() -> outbox.append(connection, progress.reports()));
    }
}
