package io.leasehold.reservation.test;

import io.quarkus.arc.ClientProxy;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SqlClientInternal;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Counter of SQL statements: the service's pool counts the statements of work that runs in a context of this class, with or
 * without a transaction. Begin and commit do not count.
 */
@Singleton
public class StatementCounter {
    private static final String COUNTER = "leasehold.statements";
    private static final Set<String> STATEMENTS = Set.of("query", "preparedQuery");
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Vertx vertx;

    StatementCounter(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Runs the work and returns the number of its statements. */
    public int count(Supplier<? extends Uni<?>> work) {
        AtomicInteger statements = new AtomicInteger();
        CompletableFuture<Object> end = new CompletableFuture<>();
        Context context = Objects.requireNonNull(VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()));
        context.runOnContext(ignored -> {
            context.putLocal(COUNTER, statements);
            work.get().subscribe().with(end::complete, end::completeExceptionally);
        });
        var unused = end.orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
        return statements.get();
    }

    /** Replaces the service's pool by one that counts. */
    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    static io.vertx.mutiny.sqlclient.Pool pool(Pool pool) {
        return io.vertx.mutiny.sqlclient.Pool.newInstance(counting(Pool.class, ClientProxy.unwrap(pool)));
    }

    private static <T> T counting(Class<T> type, Object client) {
        Object proxy = Proxy.newProxyInstance(
                StatementCounter.class.getClassLoader(),
                new Class<?>[] {type, SqlClientInternal.class},
                (self, method, arguments) -> {
                    if (STATEMENTS.contains(method.getName())) {
                        increment();
                    }
                    return invoke(client, method, arguments);
                });
        return type.cast(proxy);
    }

    private static void increment() {
        Context context = Vertx.currentContext();
        if (context != null && VertxContext.isDuplicatedContext(context)) {
            Optional.<AtomicInteger>ofNullable(context.getLocal(COUNTER)).ifPresent(AtomicInteger::incrementAndGet);
        }
    }

    /** Invokes the method; work on a connection of the pool receives a connection that counts. */
    private static Object invoke(Object client, Method method, Object[] arguments) throws Throwable {
        Object[] passed = arguments == null ? new Object[0] : arguments.clone();
        for (int place = 0; place < passed.length; place++) {
            if (passed[place] instanceof Function<?, ?> work && client instanceof Pool) {
                passed[place] = onCountingConnection(work);
            }
        }
        try {
            return method.invoke(client, passed);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    @SuppressWarnings("unchecked")
    private static Function<SqlConnection, Object> onCountingConnection(Function<?, ?> work) {
        Function<SqlConnection, Object> given = (Function<SqlConnection, Object>) work;
        return connection -> given.apply(counting(SqlConnection.class, connection));
    }
}
