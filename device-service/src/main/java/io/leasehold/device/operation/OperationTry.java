package io.leasehold.device.operation;

import io.leasehold.common.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One try of one operation, by the work of its kind; a try that breaks is logged, and repeated after a pause. */
@Singleton
class OperationTry {
    private static final Logger LOG = Logger.getLogger(OperationTry.class);

    private final Map<String, OperationWork> works;
    private final Operations operations;
    private final Transactions transactions;

    OperationTry(@Any Instance<OperationWork> works, Operations operations, Transactions transactions) {
        this.works = works.stream().collect(Collectors.toMap(OperationWork::kind, Function.identity()));
        this.operations = operations;
        this.transactions = transactions;
    }

    /** Never fails: what cannot even be postponed is taken over when its claim expires. */
    Uni<Void> run(Operation operation) {
        return Uni.createFrom()
                .deferred(() -> work(operation).run(operation))
                .onFailure(LostClaim.class)
                .recoverWithNull()
                .onFailure()
                .recoverWithUni(failure -> again(operation, failure));
    }

    private OperationWork work(Operation operation) {
        @Nullable OperationWork work = works.get(operation.kind());
        if (work == null) {
            throw new IllegalStateException("nothing here does operations of kind " + operation.kind());
        }
        return work;
    }

    private Uni<Void> again(Operation operation, Throwable failure) {
        LOG.warnf(failure, "Operation %s of %s broke and will be tried again", operation.kind(), operation.subject());
        return transactions
                .run(connection -> operations.postpone(connection, operation))
                .onFailure()
                .recoverWithNull();
    }
}
