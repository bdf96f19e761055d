package io.leasehold.common.sql;

import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Notification of the loops of this process that process committed rows: the outbox relay after every commit, the
 * operation engine after a commit that ordered an operation. Other replicas find the rows at their next poll.
 */
@Singleton
public class CommitSignal {
    private final List<Runnable> everyCommit = new CopyOnWriteArrayList<>();
    private final List<Runnable> expectedCommit = new CopyOnWriteArrayList<>();
    private final Set<SqlConnection> expected = ConcurrentHashMap.newKeySet();

    public void onCommit(Runnable listener) {
        everyCommit.add(listener);
    }

    /** Registers a listener that is called after each commit that was {@linkplain #expect expected}. */
    public void onExpectedCommit(Runnable listener) {
        expectedCommit.add(listener);
    }

    /** Announces that the open transaction on {@code connection} creates work for the listeners of expected commits. */
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
