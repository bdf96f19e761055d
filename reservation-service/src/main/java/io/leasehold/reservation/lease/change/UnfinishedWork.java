package io.leasehold.reservation.lease.change;

import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.store.LeaseStore;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Takes over the changes and removals of leases that a worker left half done between this service and the network. */
@Singleton
class UnfinishedWork {
    private static final Logger LOG = Logger.getLogger(UnfinishedWork.class);

    private final LeaseStore store;
    private final LeaseWriter changes;
    private final LeaseRemover removal;

    UnfinishedWork(LeaseStore store, LeaseWriter changes, LeaseRemover removal) {
        this.store = store;
        this.changes = changes;
        this.removal = removal;
    }

    @Scheduled(
            every = "${reservation.lease.work-sweep:5s}",
            delayed = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> takeOver() {
        return store.takeOver()
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(this::finish)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> finish(Lease lease) {
        return way(lease)
                .onFailure()
                .invoke(failure -> LOG.warnf("Lease %s stays %s for now: %s", lease.id(), lease.status(), failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> way(Lease lease) {
        return switch (lease.status()) {
            case UPDATING -> changes.finish(lease);
            case DELETING -> removal.finish(lease);
            case CREATING, PENDING, STARTING, ACTIVE, TERMINATING, TERMINATED, ERROR ->
                Uni.createFrom().voidItem();
        };
    }
}
