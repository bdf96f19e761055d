package io.leasehold.reservation.lease.change;

import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.store.Leases;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Completion of changes and removals of leases that another process left in UPDATING or DELETING. */
@Singleton
class UnfinishedWork {
    private static final Logger LOG = Logger.getLogger(UnfinishedWork.class);

    private final Leases leases;
    private final LeaseWriter writer;

    UnfinishedWork(Leases leases, LeaseWriter writer) {
        this.leases = leases;
        this.writer = writer;
    }

    @Scheduled(
            every = "${reservation.lease.work-sweep:5s}",
            delayed = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> takeOver() {
        return leases.takeOver()
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(lease -> finish(lease)
                        .onFailure()
                        .invoke(failure -> LOG.warnf(
                                "Unfinished work on lease %s in %s is retried later: %s",
                                lease.id(), lease.status(), failure))
                        .onFailure()
                        .recoverWithNull())
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> finish(Lease lease) {
        return switch (lease.status()) {
            case UPDATING -> writer.finishUpdate(lease);
            case DELETING -> writer.finishRemoval(lease);
            case CREATING, PENDING, STARTING, ACTIVE, TERMINATING, TERMINATED, ERROR ->
                Uni.createFrom().voidItem();
        };
    }
}
