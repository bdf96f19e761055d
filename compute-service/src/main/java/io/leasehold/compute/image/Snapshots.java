package io.leasehold.compute.image;

import io.leasehold.common.operation.Operations;
import io.leasehold.common.operation.Order;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/** Orders of images of servers; {@link SnapshotWork} carries them out. */
@Singleton
public class Snapshots {
    private final SnapshotStore store;
    private final Operations operations;

    Snapshots(SnapshotStore store, Operations operations) {
        this.store = store;
        this.operations = operations;
    }

    /** Orders images; a server gets one image for each reservation, however often that image is ordered. */
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

    /** Returns the images that were ordered for the reservation. */
    public Uni<List<Snapshot.Progress>> of(SqlConnection connection, String reservationId) {
        return store.of(connection, reservationId);
    }

    /** Returns the key that an operation awaits until the image is taken or has failed. */
    public static String completionOf(String image) {
        return "image/" + image;
    }
}
