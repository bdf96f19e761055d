package io.leasehold.common.test;

import io.quarkus.arc.ClientProxy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SqlClientInternal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Count of the SQL statements of an operation, whose transaction is rolled back. */
public final class CountedStatements {
    private static final Set<String> STATEMENTS = Set.of("query", "preparedQuery");

    private static final class RolledBack extends RuntimeException {}

    private CountedStatements() {}

    /**
     * Runs {@code work} after {@code preparation} in one transaction that is rolled back, and counts the statements of
     * {@code work} only.
     */
    public static int of(
            Pool pool, Function<SqlConnection, Uni<Void>> preparation, Function<SqlConnection, Uni<Void>> work) {
        AtomicInteger count = new AtomicInteger();
        Uni<Void> undone = pool.withTransaction(connection -> preparation
                .apply(connection)
                .chain(() -> work.apply(counted(connection, count)))
                .chain(() -> Uni.createFrom().failure(new RolledBack())));
        undone.onFailure(RolledBack.class).recoverWithNull().await().atMost(Duration.ofSeconds(10));
        return count.get();
    }

    /** Returns a connection that counts statements. */
    public static SqlConnection counted(SqlConnection connection, AtomicInteger count) {
        return SqlConnection.newInstance(
                counted(io.vertx.sqlclient.SqlConnection.class, connection.getDelegate(), count));
    }

    /** Returns a pool that counts the statements outside transactions. */
    public static Pool counted(Pool pool, AtomicInteger count) {
        return Pool.newInstance(counted(io.vertx.sqlclient.Pool.class, ClientProxy.unwrap(pool.getDelegate()), count));
    }

    private static <T> T counted(Class<T> type, Object client, AtomicInteger count) {
        Object proxy = Proxy.newProxyInstance(
                CountedStatements.class.getClassLoader(),
                new Class<?>[] {type, SqlClientInternal.class},
                (self, method, arguments) -> {
                    if (STATEMENTS.contains(method.getName())) {
                        count.incrementAndGet();
                    }
                    return invoke(client, method, arguments);
                });
        return type.cast(proxy);
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
