package io.leasehold.device.job;

import io.leasehold.device.zstack.error.ErrorCode;
import io.leasehold.device.zstack.error.ErrorObject;
import io.leasehold.device.zstack.error.Refusal;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Answers jobs that are past their deadline, and forgets old ones. The operation of a late job is settled all the same. */
@Singleton
class JobCleanup {
    private final JobStore store;
    private final JobConfig config;
    private final Clock clock;

    JobCleanup(JobStore store, JobConfig config, Clock clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "{jobs.deadline-sweep}")
    Uni<Void> failOverdue() {
        Refusal late = Refusal.of(ErrorCode.TIMEOUT, "The job did not end before its deadline");
        return store.failOverdue(clock.instant(), ErrorObject.of(late).toString());
    }

    @Scheduled(every = "{jobs.sweep}")
    Uni<Void> deleteOld() {
        return store.deleteFinishedBefore(clock.instant().minus(config.retention()));
    }
}
