package io.leasehold.common.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leasehold.common.adapter.Consoles;
import io.leasehold.common.loop.BackgroundLoop;
import io.leasehold.common.loop.BackgroundLoop.Outcome;
import io.leasehold.common.loop.Loops;
import io.leasehold.common.operation.OperationStore.Claimed;
import io.leasehold.common.operation.OperationStore.Renewal;
import io.leasehold.common.sql.CommitSignal;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Claims due operations and runs them beside each other; renews the claims of those that run, and stops those whose claim
 * is lost. Woken when an operation is ordered or ends, and when a console's pause is over.
 */
@Singleton
public class OperationEngine {
    private static final Logger LOG = Logger.getLogger(OperationEngine.class);
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final OperationStore store;
    private final OperationRunner runner;
    private final Consoles consoles;
    private final OperationConfig config;
    private final Loops loops;
    private final BackgroundLoop loop;
    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<Long, Running> running = new ConcurrentHashMap<>();
    private final Map<Long, CompletableFuture<Void>> awaited = new ConcurrentHashMap<>();

    /** A try on its way. */
    private static final class Running {
        private final Operation operation;
        private volatile long renewedAt = System.nanoTime();
        private volatile boolean gone;
        private volatile @Nullable Cancellable subscription;

        private Running(Operation operation) {
            this.operation = operation;
        }
    }

    OperationEngine(
            OperationStore store, OperationRunner runner, Consoles consoles, OperationConfig config, Loops loops) {
        this.store = store;
        this.runner = runner;
        this.consoles = consoles;
        this.config = config;
        this.loops = loops;
        this.loop = loops.loop("operations", this::pass);
    }

    void start(@Observes StartupEvent event, CommitSignal commits) {
        commits.onExpectedCommit(loop::wake);
        loop.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    /** Looks for due operations now. */
    @Scheduled(every = "{leasehold.operation.sweep}")
    public void wake() {
        loop.wake();
    }

    /** Renews the claims of running operations; stops operations whose claim is another's, or could not be renewed. */
    @Scheduled(every = "{leasehold.operation.heartbeat}")
    Uni<Void> renew() {
        long now = System.nanoTime();
        long claim = config.claim().toNanos();
        List<Running> all = List.copyOf(running.values());
        all.stream().filter(run -> now - run.renewedAt > claim).forEach(this::stop);
        List<Running> alive =
                all.stream().filter(run -> now - run.renewedAt <= claim).toList();
        return alive.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.renew(alive.stream().map(run -> run.operation).toList(), config.claim())
                        .invoke(renewal -> note(alive, renewal, now))
                        .replaceWithVoid();
    }

    /**
     * Returns a {@code Uni} that completes when a try of the operation ends in this process, with any outcome, after the
     * subscription. Subscribers set a limit: a try that ended before, or that runs in another process, never completes it.
     */
    public Uni<Void> endOfTry(long id) {
        return Uni.createFrom()
                .completionStage(() -> awaited.computeIfAbsent(id, unused -> new CompletableFuture<>()))
                .onTermination()
                .invoke(() -> awaited.remove(id));
    }

    /** A claim that is gone belongs to a try that has just committed its outcome, or to a cancelled order: one beat tells. */
    private void note(List<Running> alive, Renewal renewal, long now) {
        for (Running run : alive) {
            if (renewal.renewed().contains(run.operation.id())) {
                run.renewedAt = now;
            } else if (run.gone || renewal.taken().contains(run.operation.id())) {
                stop(run);
            } else {
                run.gone = true;
            }
        }
    }

    private void stop(Running run) {
        Cancellable subscription = run.subscription;
        if (running.remove(run.operation.id(), run) && subscription != null) {
            LOG.warnf(
                    "Claim %d of operation %s of %s is lost; this try stops",
                    run.operation.claim(), run.operation.kind(), run.operation.subject());
            subscription.cancel();
            end(run);
        }
    }

    private Uni<Outcome> pass() {
        int free = config.places() - running.size();
        Instant now = loops.clock().instant();
        return free <= 0
                ? Uni.createFrom().item(Outcome.IDLE)
                : store.claim(config, now, free, runner.kinds(), consoles.paused(), consoles.probed())
                        .chain(claimed -> claimed.isEmpty() ? rest(now) : begin(claimed));
    }

    private Uni<Outcome> rest(Instant now) {
        return store.next(now, runner.kinds())
                .map(due -> new Outcome(
                        false,
                        Stream.concat(due.stream(), consoles.nextProbe().stream())
                                .min(Comparator.naturalOrder())));
    }

    private Uni<Outcome> begin(List<Claimed> claimed) {
        runner.claimed();
        claimed.forEach(this::begin);
        return Uni.createFrom().item(Outcome.AGAIN);
    }

    private void begin(Claimed claimed) {
        Operation operation = claimed.operation();
        Running run = new Running(operation);
        running.put(operation.id(), run);
        loops.runApart(() -> {
            headers(claimed.headers()).forEach(MDC::put);
            run.subscription = runner.run(operation).subscribe().with(done -> end(run), failure -> end(run));
        });
    }

    private void end(Running run) {
        running.remove(run.operation.id(), run);
        Optional.ofNullable(awaited.get(run.operation.id())).ifPresent(waiter -> waiter.complete(null));
        loop.wake();
    }

    private Map<String, String> headers(String json) {
        try {
            return mapper.readValue(json, HEADERS);
        } catch (JsonProcessingException bug) {
            throw new UncheckedIOException(bug);
        }
    }
}
