package io.leasehold.common.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leasehold.common.boundary.Steps;
import io.leasehold.common.event.RegisteredHostEvent;
import io.leasehold.common.event.ServiceEvent;
import io.leasehold.common.event.Topics;
import io.leasehold.common.sql.CommitSignal;
import io.leasehold.common.sql.Transactions;
import io.leasehold.common.test.BackingResource;
import io.leasehold.common.test.KafkaLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Tests with relays that die or compete. They need a profile of their own, since they stop the service's relay. */
@QuarkusTest
@QuarkusTestResource(BackingResource.class)
@TestProfile(RelayFailureTest.SeparateApplication.class)
class RelayFailureTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String LEADER =
            "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()";

    public static class SeparateApplication implements QuarkusTestProfile {}

    /** Store that fails the first deletion, as if the relay had died before it; takes no lock. */
    private static final class DiesBeforeDeleting extends OutboxStore {
        private final AtomicBoolean died = new AtomicBoolean();

        DiesBeforeDeleting(Pool pool) {
            super(pool);
        }

        @Override
        Uni<Boolean> lock(SqlConnection connection) {
            return Uni.createFrom().item(true);
        }

        @Override
        Uni<Void> delete(SqlConnection connection, List<OutboxRecord> sent) {
            return died.compareAndSet(false, true)
                    ? Uni.createFrom().failure(new IllegalStateException("killed between send and delete"))
                    : super.delete(connection, sent);
        }
    }

    @Inject
    Outbox outbox;

    @Inject
    Transactions transactions;

    @Inject
    OutboxRelay relay;

    @Inject
    OutboxStore store;

    @Inject
    EventSender sender;

    @Inject
    Steps steps;

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    private final KafkaLog log = new KafkaLog(Topics.REGISTERED_HOST);

    @Test
    void order_per_key_holds_with_two_relays_of_which_the_leading_one_keeps_dying() {
        OutboxRelay second = relay(store);
        second.start(new StartupEvent(), new CommitSignal());
        List<String> keys =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(10).toList();

        for (int round = 0; round < 20; round++) {
            int number = round;
            keys.forEach(key -> commit(new RegisteredHostEvent.Created(key, Integer.toString(number), "u")));
            if (round % 5 == 2) {
                var unused = pool.query(LEADER).execute().await().atMost(SOON);
            }
        }

        List<String> expected =
                IntStream.range(0, 20).mapToObj(Integer::toString).toList();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(keys)
                        .allSatisfy(key ->
                                assertThat(hostsInOrderOfFirstArrival(key)).isEqualTo(expected)));
        second.stop(new ShutdownEvent());
    }

    @Test
    void a_relay_killed_between_send_and_delete_sends_the_same_id_again() {
        String key = UUID.randomUUID().toString();
        relay.stop(new ShutdownEvent());
        commit(new RegisteredHostEvent.Created(key, "h", "u"));

        OutboxRelay dying = relay(new DiesBeforeDeleting(pool));
        dying.start(new StartupEvent(), new CommitSignal());

        await().atMost(SOON).untilAsserted(() -> assertThat(log.read(key)).hasSize(2));
        assertThat(log.read(key).stream().map(record -> KafkaLog.header(record, "ce_id")))
                .containsOnly(KafkaLog.header(log.read(key).getFirst(), "ce_id"));
        dying.stop(new ShutdownEvent());
    }

    private OutboxRelay relay(OutboxStore over) {
        return new OutboxRelay(over, sender, steps, Clock.systemUTC(), vertx, new SimpleMeterRegistry());
    }

    private List<String> hostsInOrderOfFirstArrival(String key) {
        return log.read(key).stream()
                .map(ConsumerRecord::value)
                .map(value -> value.replaceAll(".*\"host\":\"(\\d+)\".*", "$1"))
                .distinct()
                .toList();
    }

    private void commit(ServiceEvent event) {
        transactions
                .run(connection -> outbox.append(connection, List.of(event)))
                .onFailure()
                .retry()
                .atMost(5)
                .await()
                .atMost(SOON);
    }
}
