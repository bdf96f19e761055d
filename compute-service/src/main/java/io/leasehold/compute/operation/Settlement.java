package io.leasehold.compute.operation;

import io.leasehold.common.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/** Ends work in one transaction with what came of it, and has those go on who waited for that. */
@Singleton
public class Settlement {
    private final Transactions transactions;
    private final Operations operations;

    Settlement(Transactions transactions, Operations operations) {
        this.transactions = transactions;
        this.operations = operations;
    }

    /** The work is done, for this is what came of it; what awaits {@code thing} becomes due. */
    public Uni<Void> done(Operation operation, String thing, Function<SqlConnection, Uni<Void>> outcome) {
        return transactions
                .run(connection -> outcome.apply(connection)
                        .chain(() -> operations.done(connection, operation))
                        .chain(() -> operations.hurry(connection, List.of(thing))))
                .invoke(operations::wake);
    }
}
