package io.leasehold.common.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leasehold.common.event.ComputeHostEvent;
import io.leasehold.common.event.EventFamilies;
import io.leasehold.common.event.Topics;
import io.leasehold.common.test.BackingResource;
import io.leasehold.common.test.KafkaLog;
import io.leasehold.common.test.TestBacking;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingResource.class)
class InboxTest {
    private static final Duration SOON = Duration.ofSeconds(15);
    /** Longer than the usual limit of a Kafka client for an unacknowledged record. */
    private static final Duration LONG_OUTAGE = Duration.ofSeconds(65);

    /** Consumer that records the reported hosts; a constraint refuses the host {@code forbidden}. */
    @ApplicationScoped
    static class Effects {
        @Inject
        Inbox inbox;

        @Incoming("host-reports")
        Uni<Void> on(ConsumerRecord<String, String> record) {
            return inbox.consume(record, EventFamilies.COMPUTE_HOST, this::note);
        }

        private Uni<Void> note(SqlConnection connection, ComputeHostEvent event) {
            return connection
                    .preparedQuery("insert into effect (host) values ($1)")
                    .execute(Tuple.of(event.report().host()))
                    .replaceWithVoid();
        }
    }

    @Inject
    Pool pool;

    @Inject
    MeterRegistry metrics;

    private final KafkaLog topic = new KafkaLog(Topics.COMPUTE_HOST);
    private final KafkaLog deadLetters = new KafkaLog(Topics.deadLetters(Topics.COMPUTE_HOST));
    private final String host = UUID.randomUUID().toString();

    @BeforeEach
    void a_table_for_effects() {
        run("create table if not exists effect (host text not null check (host <> 'forbidden'))");
    }

    @Test
    void a_second_delivery_of_an_event_has_no_effect() {
        String id = UUID.randomUUID().toString();

        deliver(id, host);
        deliver(id, host);
        deliver(UUID.randomUUID().toString(), "after-" + host);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(effects("after-" + host)).isEqualTo(1));
        assertThat(effects(host)).isEqualTo(1);
    }

    @Test
    void a_record_that_cannot_be_read_leaves_for_the_dead_letter_topic_and_the_next_one_is_handled() {
        double before = deadLetterCount();

        topic.write(host, "{broken", headers(UUID.randomUUID().toString(), "host.up"));
        topic.write(host, "{}", Map.of());
        deliver(UUID.randomUUID().toString(), host);

        await().atMost(SOON).untilAsserted(() -> assertThat(effects(host)).isEqualTo(1));
        List<ConsumerRecord<String, String>> dead = deadLetters.read(host);
        assertThat(dead).extracting(ConsumerRecord::value).containsExactly("{broken", "{}");
        assertThat(KafkaLog.header(dead.getFirst(), "dead-letter-reason")).contains("cannot be read");
        assertThat(deadLetterCount()).isEqualTo(before + 2);
    }

    @Test
    void a_record_that_fails_again_and_again_leaves_for_the_dead_letter_topic_without_a_trace() {
        String id = UUID.randomUUID().toString();

        deliver(id, "forbidden");
        deliver(UUID.randomUUID().toString(), host);

        await().atMost(SOON).untilAsserted(() -> assertThat(effects(host)).isEqualTo(1));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(deadLetters.read("forbidden"))
                        .extracting(record -> KafkaLog.header(record, "ce_id"))
                        .contains(id));
        assertThat(count("select count(*) from inbox where message_id = $1", id))
                .isZero();
    }

    @Test
    void a_type_that_nobody_knows_here_is_passed_over() {
        topic.write(host, "{}", headers(UUID.randomUUID().toString(), "host.painted"));
        deliver(UUID.randomUUID().toString(), host);

        await().atMost(SOON).untilAsserted(() -> assertThat(effects(host)).isEqualTo(1));
        assertThat(deadLetters.read(host)).isEmpty();
    }

    @Test
    void a_consumer_survives_a_long_outage_of_its_database() throws InterruptedException {
        TestBacking.shared().postgres().stop();
        try {
            deliver(UUID.randomUUID().toString(), host);
            Thread.sleep(LONG_OUTAGE);
        } finally {
            TestBacking.shared().postgres().start();
        }
        deliver(UUID.randomUUID().toString(), host);

        await().atMost(SOON)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(effects(host)).isEqualTo(2));
        assertThat(deadLetters.read(host)).isEmpty();
    }

    private void deliver(String id, String name) {
        String body = """
                {"host": "%s", "host_uuid": "u", "hypervisor_id": 1, "state": "up", "status": "enabled", "version": 1}""".formatted(name);
        topic.write(name, body, headers(id, "host.up"));
    }

    private static Map<String, String> headers(String id, String type) {
        return Map.of("ce_id", id, "ce_type", type, "ce_specversion", "1.0");
    }

    private double deadLetterCount() {
        return metrics.find("dead_letters").tag("topic", Topics.COMPUTE_HOST).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private long effects(String name) {
        return count("select count(*) from effect where host = $1", name);
    }

    private long count(String sql, String value) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(value))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(SOON);
    }

    private void run(String sql) {
        var unused = pool.query(sql).execute().await().atMost(SOON);
    }
}
