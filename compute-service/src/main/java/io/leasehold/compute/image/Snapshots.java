package io.leasehold.compute.image;

import io.leasehold.common.operation.Operations;
import io.leasehold.common.operation.Order;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/** Images that are taken of servers. What is ordered here is done by {@link SnapshotWork}. */
@Singleton
public class Snapshots {
    private final SnapshotStore store;
    private final Operations operations;

    Snapshots(SnapshotStore store, Operations operations) {
        this.store = store;
        this.operations = operations;
    }

    /** Orders images; of a server that has one for the same reservation none is ordered again. */
    public Uni<Void> order(SqlConnection connection, List<Snapshot> wanted) {
        return wanted.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.insert(connection, wanted)
                        .map(made -> wanted.stream()
                                .filter(snapshot -> made.contains(snapshot.id().toString()))
                                .map(Snapshots::workOn)
                                .toList())
                        .chain(orders -> operations.order(connection, orders));
    }

    private static Order workOn(Snapshot snapshot) {
        return Order.of(SnapshotWork.KIND, snapshot.server().toString())
                .as(snapshot.id().toString())
                .at(snapshot.host().toString());
    }

    /** The images that were ordered for the reservation. */
    public Uni<List<Snapshot.Progress>> of(SqlConnection connection, String reservationId) {
        return store.of(connection, reservationId);
    }

    /** What an operation awaits that goes on once the image is taken, or cannot be. */
    public static String completionOf(String image) {
        return "image/" + image;
    }
}
