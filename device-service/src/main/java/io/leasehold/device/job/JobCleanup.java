package io.leasehold.device.job;

import io.leasehold.device.zstack.error.ErrorCode;
import io.leasehold.device.zstack.error.ErrorObject;
import io.leasehold.device.zstack.error.Refusal;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * Periodic tasks that fail jobs at their deadline and delete old jobs. The operation of an overdue job still runs to
 * its end.
 */
@Singleton
class JobCleanup {
    private final JobStore store;
    private final JobConfig config;

    JobCleanup(JobStore store, JobConfig config) {
        this.store = store;
        this.config = config;
    }

    @Scheduled(every = "{jobs.deadline-sweep}")
    Uni<Void> failOverdue() {
        Refusal timeout = Refusal.of(ErrorCode.TIMEOUT, "The job did not end before its deadline");
        return store.failOverdue(ErrorObject.of(timeout).toString());
    }

    @Scheduled(every = "{jobs.sweep}")
    Uni<Void> deleteOld() {
        return store.deleteFinished(config.retention());
    }
}
