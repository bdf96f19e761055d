package io.leasehold.device.job;

import io.leasehold.common.operation.Operation;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.outbox.Transactions;
import io.leasehold.device.zstack.error.ErrorObject;
import io.leasehold.device.zstack.error.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Ends jobs that nothing was done for: the failed job and the finished operation in one transaction. */
@Singleton
public class JobRefusals {
    private final Transactions transactions;
    private final JobOutcomes jobs;
    private final Operations operations;

    JobRefusals(Transactions transactions, JobOutcomes jobs, Operations operations) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.operations = operations;
    }

    /** The operation's job fails with the refusal. */
    public Uni<Void> fail(Operation operation, Refusal refusal) {
        String error = ErrorObject.of(refusal).toString();
        return transactions.run(connection ->
                jobs.fail(connection, operation.job(), error).chain(() -> operations.done(connection, operation)));
    }
}
