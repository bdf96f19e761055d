package io.leasehold.hypervisor.lease;

import io.leasehold.common.boundary.Steps;
import io.leasehold.common.operation.Operation;
import io.leasehold.common.operation.OperationWork;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.sql.Transactions;
import io.leasehold.hypervisor.HypervisorBoundary;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/**
 * Reconciliation of a lease's reservation with the licences that are due, in one transaction a try. While the pool has
 * too few keys, the work is repeated until the lease ends.
 */
@Singleton
class LeaseWork implements OperationWork {
    static final String KIND = "lease";

    private final LeaseLicenses licenses;
    private final Operations operations;
    private final Transactions transactions;
    private final Steps steps;

    LeaseWork(LeaseLicenses licenses, Operations operations, Transactions transactions, Steps steps) {
        this.licenses = licenses;
        this.operations = operations;
        this.transactions = transactions;
        this.steps = steps;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Operation operation) {
        return transactions.run(connection -> run(connection, operation));
    }

    /** Leaves the licences as they are; missing ones were announced when the pool was found empty. */
    @Override
    public Uni<Void> abandon(SqlConnection connection, Operation operation, String reason) {
        return Uni.createFrom().voidItem();
    }

    Uni<Void> run(SqlConnection connection, Operation operation) {
        return licenses.reconcile(connection, operation.subject())
                .invoke(() -> steps.reached(HypervisorBoundary.LEASE_SETTLED))
                .chain(complete -> complete
                        ? operations.done(connection, operation)
                        : operations.retry(
                                connection, operation, "No licence key is left of a type that the lease has"));
    }
}
