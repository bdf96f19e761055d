package io.leasehold.compute.image;

import io.leasehold.common.work.Steps;
import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.hardware.PowerHardware;
import io.leasehold.compute.image.Snapshot.Task;
import io.leasehold.compute.operation.Operation;
import io.leasehold.compute.operation.OperationWork;
import io.leasehold.compute.operation.Settlement;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Takes an image through the hardware and records the outcome; an image that cannot be taken gets status KILLED. */
@Singleton
class SnapshotWork implements OperationWork {
    static final String KIND = "snapshot";
    private static final Logger LOG = Logger.getLogger(SnapshotWork.class);

    private final SnapshotStore store;
    private final PowerHardware hardware;
    private final Settlement settlement;
    private final Steps steps;
    private final SnapshotPatience patience;

    SnapshotWork(
            SnapshotStore store,
            PowerHardware hardware,
            Settlement settlement,
            Steps steps,
            SnapshotPatience patience) {
        this.store = store;
        this.hardware = hardware;
        this.settlement = settlement;
        this.steps = steps;
        this.patience = patience;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Operation operation) {
        return store.task(operation.subject())
                .chain(task -> task.map(open -> take(operation, open))
                        .orElseGet(() ->
                                settle(operation, nothing -> Uni.createFrom().voidItem())));
    }

    private Uni<Void> take(Operation operation, Task task) {
        return hardware.snapshot(task.host(), task.server(), task.name())
                .invoke(() -> steps.reached("compute.snapshot.taken"))
                .chain(reference -> settle(operation, connection -> store.taken(connection, task, reference)))
                .onFailure(failure -> isFinal(failure, task))
                .recoverWithUni(failure -> giveUp(operation, task, failure));
    }

    private Uni<Void> giveUp(Operation operation, Task task, Throwable failure) {
        LOG.warnf("Image %s of server %s cannot be taken: %s", task.image(), task.server(), failure.getMessage());
        return settle(operation, connection -> store.failed(connection, task));
    }

    private Uni<Void> settle(Operation operation, Function<SqlConnection, Uni<Void>> outcome) {
        return settlement.done(operation, Snapshots.completionOf(operation.subject()), outcome);
    }

    private boolean isFinal(Throwable failure, Task task) {
        return failure instanceof HardwareFault fault && (!fault.isPassing() || patience.isOver(task));
    }
}
