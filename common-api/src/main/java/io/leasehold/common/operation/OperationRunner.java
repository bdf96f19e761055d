package io.leasehold.common.operation;

import io.leasehold.common.boundary.Steps;
import io.leasehold.common.sql.Transactions;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Runs single tries of operations, each by the work of its kind. */
@Singleton
class OperationRunner {
    private static final Logger LOG = Logger.getLogger(OperationRunner.class);

    private final Map<String, OperationWork> works;
    private final Operations operations;
    private final Transactions transactions;
    private final Steps steps;

    OperationRunner(@All List<OperationWork> works, Operations operations, Transactions transactions, Steps steps) {
        this.works = works.stream().collect(Collectors.toMap(OperationWork::kind, Function.identity()));
        this.operations = operations;
        this.transactions = transactions;
        this.steps = steps;
    }

    /** Returns the kinds that this process implements; a replica of an older version does not claim newer kinds. */
    Set<String> kinds() {
        return works.keySet();
    }

    OperationWork workOf(String kind) {
        return Objects.requireNonNull(works.get(kind), kind);
    }

    void claimed() {
        steps.reached(OperationBoundary.CLAIMED);
    }

    /** Makes one try. Never fails: a try that cannot be postponed is repeated when its claim expires. */
    Uni<Void> run(Operation operation) {
        return Uni.createFrom()
                .deferred(() -> workOf(operation.kind()).run(operation))
                .invoke(() -> steps.reached(OperationBoundary.DONE))
                .onFailure(LostClaim.class)
                .recoverWithNull()
                .onFailure()
                .recoverWithUni(failure -> postpone(operation, failure));
    }

    private Uni<Void> postpone(Operation operation, Throwable failure) {
        LOG.warnf(
                failure,
                "Operation %s of %s failed in try %d and will be repeated",
                operation.kind(),
                operation.subject(),
                operation.attempt() + 1);
        return transactions
                .run(connection -> operations.retry(connection, operation, String.valueOf(failure.getMessage())))
                .onFailure()
                .recoverWithNull();
    }
}
