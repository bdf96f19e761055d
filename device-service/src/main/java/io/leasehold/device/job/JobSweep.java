package io.leasehold.device.job;

import io.leasehold.device.zstack.error.Code;
import io.leasehold.device.zstack.error.ErrorObject;
import io.leasehold.device.zstack.error.Refusal;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Answers jobs that are past their deadline, and forgets old ones. The operation of a late job is settled all the same. */
@Singleton
class JobSweep {
    private final JobStore store;
    private final JobConfig config;
    private final Clock clock;

    JobSweep(JobStore store, JobConfig config, Clock clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "{jobs.deadline-sweep}")
    Uni<Void> expire() {
        Refusal late = Refusal.of(Code.TIMEOUT, "The job did not end before its deadline");
        return store.expire(clock.instant(), ErrorObject.of(late).toString());
    }

    @Scheduled(every = "{jobs.sweep}")
    Uni<Void> forget() {
        return store.forget(clock.instant().minus(config.retention()));
    }
}
