package io.leasehold.device.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.operation.Operation;
import io.leasehold.device.zstack.error.ErrorObject;
import io.leasehold.device.zstack.error.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Jobs as the operations that do them see them; their operations carry the job's id. */
@Singleton
public class JobOutcomes {
    private final JobStore store;
    private final Clock clock;

    JobOutcomes(JobStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The job that the operation does. */
    public Uni<Job> get(SqlConnection connection, Operation operation) {
        return store.find(connection, operation.job())
                .map(found -> found.orElseThrow(() -> new IllegalStateException("there is no job " + operation.job())));
    }

    /** The job is done, with this result, unless its deadline has answered it before. */
    public Uni<Void> finish(SqlConnection connection, String job, ObjectNode result) {
        return store.finish(connection, job, new Job.Outcome(true, result.toString()), clock.instant());
    }

    /** The job has failed, unless its deadline has answered it before. */
    public Uni<Void> fail(SqlConnection connection, String job, Refusal refusal) {
        return fail(connection, job, ErrorObject.of(refusal).toString());
    }

    /** The same with an error object that was put into words before. */
    public Uni<Void> fail(SqlConnection connection, String job, String error) {
        return store.finish(connection, job, new Job.Outcome(false, error), clock.instant());
    }
}
