package io.leasehold.common.operation;

import io.leasehold.common.sql.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Work of tests that asks the hardware about a subject again and again, and counts the answers of each console. */
public final class ObservationWork implements OperationWork {
    static final String KIND = "test.observation";
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Operations operations;
    private final Transactions transactions;
    private final Function<Operation, Uni<?>> question;
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();

    public ObservationWork(Operations operations, Transactions transactions, Function<Operation, Uni<?>> question) {
        this.operations = operations;
        this.transactions = transactions;
        this.question = question;
    }

    int answers(String console) {
        return counter(console).get();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Operation operation) {
        return question.apply(operation)
                .chain(() -> transactions.run(connection -> operations.lookAgain(connection, operation, PAUSE)))
                .invoke(() -> counter(operation.console()).incrementAndGet());
    }

    @Override
    public Uni<Void> abandon(SqlConnection connection, Operation operation, String reason) {
        return Uni.createFrom().voidItem();
    }

    private AtomicInteger counter(String console) {
        return answers.computeIfAbsent(console, unused -> new AtomicInteger());
    }
}
