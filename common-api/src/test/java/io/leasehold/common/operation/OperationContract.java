package io.leasehold.common.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.leasehold.common.adapter.ConsoleConfig;
import io.leasehold.common.adapter.Consoles;
import io.leasehold.common.boundary.Steps;
import io.leasehold.common.http.RequestIds;
import io.leasehold.common.id.Ids;
import io.leasehold.common.loop.Loops;
import io.leasehold.common.sql.CommitSignal;
import io.leasehold.common.sql.Transactions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests of the operation engine; each service runs them on its own table. A {@link Replica} is an engine with a claim
 * name of its own; a test kills one by stopping its heartbeat.
 */
public abstract class OperationContract {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration CLAIM = Duration.ofSeconds(2);
    private static final int PLACES_PER_CONSOLE = 3;

    @Inject
    Pool pool;

    @Inject
    Transactions transactions;

    @Inject
    CommitSignal commits;

    @Inject
    Steps steps;

    @Inject
    Vertx vertx;

    private final String kind = "contract-" + UUID.randomUUID();
    private final List<Replica> replicas = new CopyOnWriteArrayList<>();

    private record Settings(
            Duration sweep,
            Duration heartbeat,
            Duration claim,
            Duration firstPause,
            Duration longestPause,
            int placesPerConsole,
            int places)
            implements OperationConfig {
        static final Settings FAST = new Settings(
                Duration.ofMillis(200),
                Duration.ofMillis(300),
                CLAIM,
                Duration.ofMillis(100),
                Duration.ofSeconds(1),
                PLACES_PER_CONSOLE,
                32);
    }

    private record ConsoleSettings(
            Duration deadline, int calls, int failures, Duration firstPause, Duration longestPause)
            implements ConsoleConfig {
        static final ConsoleSettings FAST =
                new ConsoleSettings(Duration.ofMillis(400), 8, 3, Duration.ofMillis(300), Duration.ofMillis(600));
    }

    /** Work of a test, given by the function of one try. */
    private record Work(String kind, Function<Operation, Uni<Void>> tries, AtomicInteger abandoned)
            implements OperationWork {
        Work(String kind, Function<Operation, Uni<Void>> tries) {
            this(kind, tries, new AtomicInteger());
        }

        @Override
        public Uni<Void> run(Operation operation) {
            return tries.apply(operation);
        }

        @Override
        public Uni<Void> abandon(SqlConnection connection, Operation operation, String reason) {
            abandoned.incrementAndGet();
            return Uni.createFrom().voidItem();
        }
    }

    /** Engine of one replica. */
    private final class Replica {
        private final Consoles consoles =
                new Consoles(ConsoleSettings.FAST, vertx, Clock.systemUTC(), new SimpleMeterRegistry());
        private final OperationEngine engine;
        private final List<Long> timers = new ArrayList<>();

        @CanIgnoreReturnValue
        Replica(OperationWork... works) {
            OperationStore store = new OperationStore(pool, new Ids());
            OperationRunner runner = new OperationRunner(List.of(works), operations, transactions, steps);
            engine = new OperationEngine(store, runner, consoles, Settings.FAST, new Loops(vertx, Clock.systemUTC()));
            engine.start(new StartupEvent(), commits);
            timers.add(vertx.setPeriodic(Settings.FAST.sweep().toMillis(), tick -> engine.wake()));
            timers.add(vertx.setPeriodic(
                    Settings.FAST.heartbeat().toMillis(),
                    tick -> engine.renew().subscribe().with(done -> {}, failure -> {})));
            replicas.add(this);
        }

        /** Stops claiming and renewing; running tries go on, as in a process that is cut off from the network. */
        void cutOff() {
            engine.stop(new ShutdownEvent());
            timers.forEach(vertx::cancelTimer);
        }
    }

    private Operations operations;

    @BeforeEach
    void prepare() {
        operations = new Operations(new OperationStore(pool, new Ids()), Settings.FAST, commits, Clock.systemUTC());
    }

    @AfterEach
    void end() {
        replicas.forEach(Replica::cutOff);
        execute("delete from operation where kind like $1", kind + "%");
    }

    @Test
    void work_is_done_once_however_many_processes_there_are() {
        Map<String, AtomicInteger> tries = new ConcurrentHashMap<>();
        Work work = new Work(kind, operation -> {
            tries.computeIfAbsent(operation.subject(), unused -> new AtomicInteger())
                    .incrementAndGet();
            return done(operation);
        });
        new Replica(work);
        new Replica(work);
        List<String> subjects =
                IntStream.range(0, 200).mapToObj(number -> "subject-" + number).toList();

        order(subjects.stream().map(subject -> Order.of(kind, subject)).toList());

        await().atMost(SOON).untilAsserted(() -> assertThat(rows()).isEmpty());
        assertThat(tries).hasSize(200);
        assertThat(tries.values()).allSatisfy(count -> assertThat(count).hasValue(1));
    }

    @Test
    void operations_of_one_subject_never_run_at_once() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        Function<Operation, Uni<Void>> slow = operation -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            return pause(100)
                    .chain(() -> done(operation))
                    .invoke(running::decrementAndGet)
                    .invoke(ended::incrementAndGet);
        };
        List<String> kinds = List.of(kind + "-a", kind + "-b", kind + "-c", kind + "-d");
        OperationWork[] works = kinds.stream().map(name -> new Work(name, slow)).toArray(OperationWork[]::new);
        new Replica(works);
        new Replica(works);

        order(kinds.stream().map(name -> Order.of(name, "server")).toList());
        kinds.forEach(name -> order(Order.of(name, "server").as("a job")));

        await().atMost(SOON).untilAsserted(() -> assertThat(ended).hasValue(8));
        assertThat(most).hasValue(1);
    }

    @Test
    void orders_of_work_that_has_not_begun_are_one() {
        AtomicInteger tries = new AtomicInteger();
        order(Order.of(kind, "server").after(Duration.ofSeconds(1)));
        order(Order.of(kind, "server").after(Duration.ofSeconds(1)));

        new Replica(new Work(kind, operation -> {
            tries.incrementAndGet();
            return done(operation);
        }));

        await().atMost(SOON).untilAsserted(() -> assertThat(rows()).isEmpty());
        assertThat(tries).hasValue(1);
    }

    @Test
    void an_order_of_work_that_runs_makes_it_run_once_more() {
        AtomicInteger tries = new AtomicInteger();
        new Replica(new Work(kind, operation -> {
            boolean first = tries.incrementAndGet() == 1;
            Uni<Void> meanwhile = first
                    ? ordering(Order.of(kind, "server"))
                    : Uni.createFrom().voidItem();
            return meanwhile.chain(() -> done(operation));
        }));

        order(Order.of(kind, "server"));

        await().atMost(SOON).untilAsserted(() -> assertThat(rows()).isEmpty());
        assertThat(tries).hasValue(2);
    }

    @Test
    void jobs_never_merge_and_run_in_the_order_of_their_coming() {
        List<String> jobs = new CopyOnWriteArrayList<>();
        order(Order.of(kind, "device").as("attach"));
        order(Order.of(kind, "device").as("detach"));
        order(Order.of(kind, "device").as("attach again"));

        new Replica(new Work(kind, operation -> {
            jobs.add(operation.job());
            return done(operation);
        }));

        await().atMost(SOON).untilAsserted(() -> assertThat(rows()).isEmpty());
        assertThat(jobs).containsExactly("attach", "detach", "attach again");
    }

    @Test
    void a_frozen_console_costs_its_own_queue_only() {
        AtomicInteger frozen = new AtomicInteger();
        AtomicInteger mostFrozen = new AtomicInteger();
        AtomicInteger others = new AtomicInteger();
        Function<Operation, Uni<Void>> tries = operation -> {
            if (operation.console().equals("frozen")) {
                mostFrozen.accumulateAndGet(frozen.incrementAndGet(), Math::max);
                return Uni.createFrom().<Void>nothing().onCancellation().invoke(frozen::decrementAndGet);
            }
            return done(operation).invoke(others::incrementAndGet);
        };
        List<Order> orders = new ArrayList<>();
        IntStream.range(0, 100)
                .forEach(number -> orders.add(Order.of(kind, "f" + number).at("frozen")));
        IntStream.range(0, 100)
                .forEach(number -> orders.add(Order.of(kind, "b" + number).at("busy-" + number % 5)));
        new Replica(new Work(kind, tries));
        new Replica(new Work(kind, tries));

        order(orders);

        await().atMost(SOON).untilAsserted(() -> assertThat(others).hasValue(100));
        assertThat(mostFrozen.get()).isBetween(1, 2 * PLACES_PER_CONSOLE);
    }

    @Test
    void a_console_that_does_not_answer_is_paused_probed_and_used_again() {
        AtomicBoolean answers = new AtomicBoolean();
        AtomicInteger calls = new AtomicInteger();
        List<Replica> replica = new ArrayList<>();
        Work work = new Work(
                kind,
                operation -> replica.getFirst()
                        .consoles
                        .call("console", "read", () -> {
                            calls.incrementAndGet();
                            return answers.get()
                                    ? Uni.createFrom().voidItem()
                                    : Uni.createFrom().<Void>nothing();
                        })
                        .chain(() -> done(operation)));
        replica.add(new Replica(work));
        order(IntStream.range(0, 20)
                .mapToObj(number -> Order.of(kind, "s" + number).at("console"))
                .toList());

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(replica.getFirst().consoles.paused()).containsExactly("console"));
        int before = calls.get();
        await().pollDelay(Duration.ofMillis(1500))
                .atMost(SOON)
                .untilAsserted(() -> assertThat(
                                replica.getFirst().consoles.views().getFirst().failures())
                        .isGreaterThanOrEqualTo(3));
        assertThat(calls.get() - before).as("probes in a second and a half").isLessThanOrEqualTo(4);

        answers.set(true);
        await().atMost(SOON).untilAsserted(() -> assertThat(rows()).isEmpty());
        assertThat(replica.getFirst().consoles.paused()).isEmpty();
    }

    @Test
    void work_of_a_dead_process_is_taken_over_and_its_late_outcome_changes_nothing() {
        List<Operation> claimed = new CopyOnWriteArrayList<>();
        Replica dying = new Replica(new Work(kind, operation -> {
            claimed.add(operation);
            return Uni.createFrom().nothing();
        }));
        order(Order.of(kind, "server"));
        await().atMost(SOON).untilAsserted(() -> assertThat(claimed).hasSize(1));
        dying.cutOff();

        List<Operation> again = new CopyOnWriteArrayList<>();
        new Replica(new Work(kind, operation -> {
            again.add(operation);
            return Uni.createFrom().nothing();
        }));

        await().atMost(SOON).untilAsserted(() -> assertThat(again).hasSize(1));
        assertThat(again.getFirst().claim()).isGreaterThan(claimed.getFirst().claim());
        assertThatThrownBy(() -> done(claimed.getFirst()).await().atMost(SOON)).isInstanceOf(LostClaim.class);
        assertThatThrownBy(() -> run(connection -> operations.retry(connection, claimed.getFirst(), "late")))
                .isInstanceOf(LostClaim.class);
        assertThatThrownBy(() -> run(connection -> operations.enter(connection, claimed.getFirst(), "other")))
                .isInstanceOf(LostClaim.class);
        assertThat(rows()).hasSize(1);
        assertThat(rows().getFirst().getString("last_error")).isNull();
    }

    @Test
    void a_heartbeat_keeps_a_claim_for_as_long_as_the_work_runs() {
        AtomicInteger tries = new AtomicInteger();
        Work slow = new Work(kind, operation -> {
            tries.incrementAndGet();
            return pause(2 * CLAIM.toMillis()).chain(() -> done(operation));
        });
        new Replica(slow);
        new Replica(slow);

        order(Order.of(kind, "server"));

        await().atMost(SOON).untilAsserted(() -> assertThat(rows()).isEmpty());
        assertThat(tries).hasValue(1);
    }

    @Test
    void a_try_stops_when_its_claim_is_lost() {
        AtomicBoolean stopped = new AtomicBoolean();
        AtomicInteger tries = new AtomicInteger();
        new Replica(new Work(kind, operation -> {
            tries.incrementAndGet();
            return Uni.createFrom().<Void>nothing().onCancellation().invoke(() -> stopped.set(true));
        }));
        order(Order.of(kind, "server"));
        await().atMost(SOON).untilAsserted(() -> assertThat(tries).hasValue(1));

        run(connection -> operations.cancel(connection, kind, "server"));

        await().atMost(SOON).untilAsserted(() -> assertThat(stopped).isTrue());
        assertThat(rows()).isEmpty();
    }

    @Test
    void work_that_keeps_failing_is_repeated_and_shown() {
        AtomicInteger tries = new AtomicInteger();
        new Replica(new Work(kind, operation -> {
            if (tries.incrementAndGet() < 4) {
                throw new IllegalStateException("the console is on fire");
            }
            return Uni.createFrom().nothing();
        }));

        order(Order.of(kind, "server"));

        await().atMost(SOON).untilAsserted(() -> assertThat(tries).hasValue(4));
        assertThat(rows().getFirst().getInteger("attempt")).isEqualTo(3);
        assertThat(rows().getFirst().getString("last_error")).isEqualTo("the console is on fire");
    }

    @Test
    void a_subject_can_be_held_between_tries() {
        Set<String> ran = ConcurrentHashMap.newKeySet();
        AtomicBoolean free = new AtomicBoolean();
        Work holder = new Work(
                kind + "-holder",
                operation -> transactions.run(connection -> operations
                        .enter(connection, operation, "device")
                        .chain(() -> free.get()
                                ? operations.done(connection, operation)
                                : operations.lookAgain(connection, operation, Duration.ofMillis(300)))
                        .invoke(() -> ran.add("holder"))));
        Work waiting = new Work(kind + "-waiting", operation -> {
            ran.add("waiting");
            return done(operation);
        });
        Work refused = new Work(
                kind + "-refused",
                operation -> transactions
                        .run(connection -> operations.enter(connection, operation, "device"))
                        .onFailure(SubjectBusy.class)
                        .recoverWithUni(busy -> {
                            ran.add("refused");
                            return done(operation);
                        }));
        new Replica(holder, waiting, refused);

        order(Order.of(kind + "-holder", "job"));
        await().atMost(SOON).untilAsserted(() -> assertThat(ran).contains("holder"));
        order(Order.of(kind + "-waiting", "device"));
        order(Order.of(kind + "-refused", "another job"));
        await().atMost(SOON).untilAsserted(() -> assertThat(ran).contains("refused"));
        assertThat(ran).doesNotContain("waiting");

        free.set(true);
        await().atMost(SOON).untilAsserted(() -> assertThat(ran).contains("waiting"));
    }

    @Test
    void work_that_waits_for_a_thing_goes_on_when_the_thing_is_there() {
        AtomicInteger tries = new AtomicInteger();
        AtomicBoolean there = new AtomicBoolean();
        new Replica(new Work(kind, operation -> {
            tries.incrementAndGet();
            return transactions.run(connection -> there.get()
                    ? operations.done(connection, operation)
                    : operations.waitFor(connection, operation.in(Waiting.FOR_IMAGE), List.of("image/" + kind)));
        }));
        order(Order.of(kind, "server"));
        await().atMost(SOON).untilAsserted(() -> assertThat(tries).hasPositiveValue());

        there.set(true);
        run(connection -> operations.wakeWaiting(connection, List.of("image/" + kind)));

        await().atMost(SOON).untilAsserted(() -> assertThat(rows()).isEmpty());
    }

    private enum Waiting {
        FOR_IMAGE
    }

    @Test
    void the_work_carries_the_ids_of_the_request_that_ordered_it() {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        new Replica(new Work(kind, operation -> {
            seen.add(String.valueOf(MDC.get(RequestIds.REQUEST_ID)));
            return done(operation);
        }));

        new Loops(vertx, Clock.systemUTC()).runApart(() -> {
            MDC.put(RequestIds.REQUEST_ID, "req-of-the-order");
            ordering(Order.of(kind, "server")).subscribe().with(done -> {}, failure -> {});
        });

        await().atMost(SOON).untilAsserted(() -> assertThat(seen).containsExactly("req-of-the-order"));
    }

    private Uni<Void> done(Operation operation) {
        return transactions.run(connection -> operations.done(connection, operation));
    }

    private Uni<Void> ordering(Order order) {
        return transactions.run(connection -> operations.order(connection, List.of(order)));
    }

    private void order(Order order) {
        order(List.of(order));
    }

    private void order(List<Order> orders) {
        run(connection -> operations.order(connection, orders));
    }

    private void run(Function<SqlConnection, Uni<Void>> work) {
        transactions.run(work).await().atMost(SOON);
    }

    private Uni<Void> pause(long millis) {
        return Uni.createFrom().emitter(over -> vertx.setTimer(millis, fired -> over.complete(null)));
    }

    private List<Row> rows() {
        return pool.preparedQuery("select * from operation where kind like $1")
                .execute(Tuple.of(kind + "%"))
                .map(rows -> rows.stream().toList())
                .await()
                .atMost(SOON);
    }

    private void execute(String sql, String argument) {
        var unused = pool.preparedQuery(sql).execute(Tuple.of(argument)).await().atMost(SOON);
    }
}
