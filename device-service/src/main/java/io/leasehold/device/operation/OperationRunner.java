package io.leasehold.device.operation;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.MDC;

/** Does claimed operations beside each other and apart from whoever started them, whose going away stops nothing. */
@Singleton
public class OperationRunner {
    private final OperationTry tries;
    private final OperationSignal signal;
    private final Vertx vertx;
    private final Set<Long> running = ConcurrentHashMap.newKeySet();

    OperationRunner(OperationTry tries, OperationSignal signal, Vertx vertx) {
        this.tries = tries;
        this.signal = signal;
        this.vertx = vertx;
    }

    /** Starts an operation that this process has claimed. The result completes after this try, whatever came of it. */
    public Uni<Void> start(Operation operation) {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Map<String, Object> log = Map.copyOf(MDC.getMap());
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        running.add(operation.id());
        Objects.requireNonNull(context).runOnContext(ignored -> {
            log.forEach(MDC::put);
            run(operation, ended);
        });
        return Uni.createFrom().completionStage(ended);
    }

    /** The operations on their way in this process. */
    Set<Long> running() {
        return running;
    }

    private void run(Operation operation, CompletableFuture<Void> ended) {
        tries.run(operation).subscribe().with(done -> end(operation, ended), failure -> end(operation, ended));
    }

    private void end(Operation operation, CompletableFuture<Void> ended) {
        running.remove(operation.id());
        ended.complete(null);
        signal.raise();
    }
}
