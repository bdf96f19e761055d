package io.leasehold.compute.image;

import io.leasehold.common.boundary.Steps;
import io.leasehold.common.operation.Operation;
import io.leasehold.common.operation.OperationWork;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.sql.Transactions;
import io.leasehold.compute.boundary.ComputeBoundary;
import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.hardware.PowerHardware;
import io.leasehold.compute.image.Snapshot.Task;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Takes an image through the hardware and records the outcome; an image that cannot be taken gets status KILLED. */
@Singleton
class SnapshotWork implements OperationWork {
    static final String KIND = "snapshot";
    private static final Logger LOG = Logger.getLogger(SnapshotWork.class);

    private final SnapshotStore store;
    private final PowerHardware hardware;
    private final Transactions transactions;
    private final Operations operations;
    private final Steps steps;
    private final SnapshotPatience patience;

    SnapshotWork(
            SnapshotStore store,
            PowerHardware hardware,
            Transactions transactions,
            Operations operations,
            Steps steps,
            SnapshotPatience patience) {
        this.store = store;
        this.hardware = hardware;
        this.transactions = transactions;
        this.operations = operations;
        this.steps = steps;
        this.patience = patience;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Operation operation) {
        return store.task(operation.job())
                .chain(task -> task.map(open -> take(operation, open))
                        .orElseGet(() ->
                                settle(operation, nothing -> Uni.createFrom().voidItem())));
    }

    /** The image is marked as failed; work that waits for the image goes on without. */
    @Override
    public Uni<Void> abandon(SqlConnection connection, Operation operation, String reason) {
        return store.failed(connection, UUID.fromString(operation.job()))
                .chain(() -> operations.wakeWaiting(connection, List.of(Snapshots.completionOf(operation.job()))));
    }

    private Uni<Void> take(Operation operation, Task task) {
        return hardware.snapshot(task.host(), task.server(), task.name())
                .invoke(() -> steps.reached(ComputeBoundary.SNAPSHOT_TAKEN))
                .chain(reference -> settle(operation, connection -> store.taken(connection, task, reference)))
                .onFailure(failure -> isFinal(failure, task))
                .recoverWithUni(failure -> giveUp(operation, task, failure));
    }

    private Uni<Void> giveUp(Operation operation, Task task, Throwable failure) {
        LOG.warnf("Image %s of server %s cannot be taken: %s", task.image(), task.server(), failure.getMessage());
        return settle(operation, connection -> store.failed(connection, task.image()));
    }

    private Uni<Void> settle(Operation operation, Function<SqlConnection, Uni<Void>> outcome) {
        return transactions.run(connection -> outcome.apply(connection)
                .chain(() -> operations.wakeWaiting(connection, List.of(Snapshots.completionOf(operation.job()))))
                .chain(() -> operations.done(connection, operation)));
    }

    private boolean isFinal(Throwable failure, Task task) {
        return failure instanceof HardwareFault fault && (!fault.isPassing() || patience.isOver(task));
    }
}
