package io.leasehold.common.outbox;

import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Wakes the loops of this process that carry on with committed rows: the outbox relay after every commit, the operations
 * after a commit that ordered one. Other replicas find the rows at their next look.
 */
@Singleton
public class CommitSignal {
    private final List<Runnable> everyCommit = new CopyOnWriteArrayList<>();
    private final List<Runnable> expectedCommit = new CopyOnWriteArrayList<>();
    private final Set<SqlConnection> expected = ConcurrentHashMap.newKeySet();

    void onCommit(Runnable listener) {
        everyCommit.add(listener);
    }

    /** Calls the listener after each commit that was {@linkplain #expect expected}. */
    public void onExpectedCommit(Runnable listener) {
        expectedCommit.add(listener);
    }

    /** Says that the transaction open on {@code connection} makes work for the listeners of expected commits. */
    public void expect(SqlConnection connection) {
        expected.add(connection);
    }

    void committed(SqlConnection connection) {
        everyCommit.forEach(Runnable::run);
        if (expected.remove(connection)) {
            expectedCommit.forEach(Runnable::run);
        }
    }

    void rolledBack(SqlConnection connection) {
        expected.remove(connection);
    }
}
