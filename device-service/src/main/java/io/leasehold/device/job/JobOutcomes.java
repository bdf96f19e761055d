package io.leasehold.device.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.operation.Operation;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.sql.Transactions;
import io.leasehold.device.zstack.error.ErrorObject;
import io.leasehold.device.zstack.error.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/** Jobs as their operations read and finish them. The job of an operation is the id of the job. */
@Singleton
public class JobOutcomes {
    private final JobStore store;
    private final Operations operations;
    private final Transactions transactions;

    JobOutcomes(JobStore store, Operations operations, Transactions transactions) {
        this.store = store;
        this.operations = operations;
        this.transactions = transactions;
    }

    /** Reads the job of the operation. */
    public Uni<Job> get(SqlConnection connection, Operation operation) {
        return store.find(connection, operation.job())
                .map(found -> found.orElseThrow(() -> new IllegalStateException("there is no job " + operation.job())));
    }

    /** Finishes the job with its result, unless the job has already failed at its deadline. */
    public Uni<Void> finish(SqlConnection connection, String job, ObjectNode result) {
        return store.finish(connection, job, new Job.Outcome(true, result.toString()));
    }

    /** Fails the job with a refusal, unless the job has already failed at its deadline. */
    public Uni<Void> fail(SqlConnection connection, String job, Refusal refusal) {
        return fail(connection, job, ErrorObject.of(refusal).toString());
    }

    /** Fails the job with the JSON text of an error object, unless the job has already failed at its deadline. */
    public Uni<Void> fail(SqlConnection connection, String job, String error) {
        return store.finish(connection, job, new Job.Outcome(false, error));
    }

    /** Fails the job of an operation that has changed nothing, and finishes the operation, in one transaction. */
    public Uni<Void> fail(Operation operation, Refusal refusal) {
        return transactions.run(connection ->
                fail(connection, operation.job(), refusal).chain(() -> operations.done(connection, operation)));
    }
}
