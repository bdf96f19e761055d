package io.leasehold.common.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The hardware consoles that this process has called, and the way to call them. Each call is measured as
 * {@code adapter_call_seconds{console,call,outcome}}; {@code adapter_console_paused{console}} is 1 while a console is
 * paused.
 */
@Singleton
public class Consoles {
    private final ConsoleConfig config;
    private final Vertx vertx;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Map<String, Console> consoles = new ConcurrentHashMap<>();

    public Consoles(ConsoleConfig config, Vertx vertx, Clock clock, MeterRegistry metrics) {
        this.config = config;
        this.vertx = vertx;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * State of a console on the management port.
     *
     * @param inFlight the calls of this process that are not answered yet
     * @param failures the number of consecutive failures
     * @param pausedUntil the time of the next probe; absent while calls are answered
     */
    public record View(
            String console,
            int inFlight,
            int failures,
            boolean paused,
            @Nullable Instant pausedUntil) {}

    /**
     * Makes a call to a console. Fails with {@link ConsoleUnavailable} when the call was not made, with
     * {@link CallTimedOut} after the deadline, and else as {@code work} does. Answers on the caller's context.
     *
     * @param call the name of the call in metrics
     * @param work a recipe; its subscription is cancelled at the deadline, its effect may still arrive
     */
    public <T> Uni<T> call(String console, String call, Supplier<Uni<T>> work) {
        return call(console, call, config.deadline(), work);
    }

    /** Makes a call that has a deadline of its own, because its work takes long by nature. */
    public <T> Uni<T> call(String console, String call, Duration deadline, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Console place = consoles.computeIfAbsent(console, this::open);
            Optional<String> refusal = place.enter(clock.instant());
            return refusal.isPresent()
                    ? Uni.createFrom().failure(new ConsoleUnavailable(console, refusal.get()))
                    : measured(console, call, place, deadline, Uni.createFrom().deferred(() -> work.get()));
        });
    }

    /** Returns the consoles for which no operation may begin. */
    public Set<String> paused() {
        return select(Console::isPaused);
    }

    /** Returns the consoles for which one operation at a time may begin, to probe them. */
    public Set<String> probed() {
        return select(Console::isProbed);
    }

    /** Returns the time at which the next pause ends. */
    public Optional<Instant> nextProbe() {
        Instant now = clock.instant();
        return consoles.values().stream()
                .flatMap(console -> console.pausedUntil().stream())
                .filter(now::isBefore)
                .min(Comparator.naturalOrder());
    }

    /** Returns the consoles by name. */
    public List<View> views() {
        Instant now = clock.instant();
        return consoles.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new View(
                        entry.getKey(),
                        entry.getValue().inFlight(),
                        entry.getValue().failures(),
                        entry.getValue().isPaused(now),
                        entry.getValue().pausedUntil().orElse(null)))
                .toList();
    }

    private Console open(String name) {
        Console console = new Console(config);
        metrics.gauge(
                "adapter_console_paused",
                List.of(Tag.of("console", name)),
                console,
                it -> it.isPaused(clock.instant()) ? 1 : 0);
        return console;
    }

    private <T> Uni<T> measured(String console, String call, Console place, Duration deadline, Uni<T> work) {
        Timer.Sample begun = Timer.start(metrics);
        return Uni.join()
                .first(work, timeout(console, call, deadline))
                .toTerminate()
                .onTermination()
                .invoke((item, failure, cancelled) -> {
                    Outcome outcome = outcome(failure, cancelled);
                    switch (outcome) {
                        case CANCELLED -> place.left();
                        case TIMEOUT, FAILED -> place.failed(clock.instant());
                        case DONE, REFUSED -> place.answered();
                    }
                    begun.stop(timer(console, call, outcome));
                });
    }

    private enum Outcome {
        DONE,
        REFUSED,
        FAILED,
        TIMEOUT,
        CANCELLED
    }

    private static Outcome outcome(@Nullable Throwable failure, boolean cancelled) {
        if (cancelled) {
            return Outcome.CANCELLED;
        }
        return switch (failure) {
            case null -> Outcome.DONE;
            case CallTimedOut late -> Outcome.TIMEOUT;
            case ConsoleFailure down -> Outcome.FAILED;
            default -> Outcome.REFUSED;
        };
    }

    private Timer timer(String console, String call, Outcome outcome) {
        return metrics.timer(
                "adapter_call_seconds",
                "console",
                console,
                "call",
                call,
                "outcome",
                outcome.name().toLowerCase(Locale.ROOT));
    }

    /** Returns a failure after the deadline, on the subscriber's context. */
    private <T> Uni<T> timeout(String console, String call, Duration deadline) {
        return Uni.createFrom().emitter(late -> {
            long timer =
                    vertx.setTimer(deadline.toMillis(), fired -> late.fail(new CallTimedOut(console, call, deadline)));
            late.onTermination(() -> vertx.cancelTimer(timer));
        });
    }

    private Set<String> select(BiPredicate<Console, Instant> condition) {
        Instant now = clock.instant();
        return consoles.entrySet().stream()
                .filter(entry -> condition.test(entry.getValue(), now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
