package io.leasehold.common.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.leasehold.common.event.RegisteredHostEvent;
import io.leasehold.common.event.ServiceEvent;
import io.leasehold.common.event.Topics;
import io.leasehold.common.sql.Transactions;
import io.leasehold.common.test.BackingResource;
import io.leasehold.common.test.KafkaLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingResource.class)
class OutboxTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    Outbox outbox;

    @Inject
    Transactions transactions;

    @Inject
    Pool pool;

    private final KafkaLog log = new KafkaLog(Topics.REGISTERED_HOST);
    private final String key = UUID.randomUUID().toString();

    @Test
    void a_committed_event_arrives_as_a_cloud_event_in_binary_mode() {
        commit(event());

        await().atMost(SOON).untilAsserted(() -> assertThat(log.read(key)).hasSize(1));
        ConsumerRecord<String, String> record = log.read(key).getFirst();
        assertThat(record.value())
                .isEqualTo("{\"host_id\":\"%s\",\"host\":\"910542A_78A1B01\",\"host_uuid\":\"u\"}".formatted(key));
        assertThat(KafkaLog.header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(KafkaLog.header(record, "ce_type")).isEqualTo("host.created");
        assertThat(KafkaLog.header(record, "ce_source")).isEqualTo("common");
        assertThat(KafkaLog.header(record, "ce_subject")).isEqualTo(key);
        assertThat(KafkaLog.header(record, "ce_id")).hasSize(36);
        assertThat(KafkaLog.header(record, "content-type")).isEqualTo("application/json");
    }

    @Test
    void a_rolled_back_change_sends_nothing() {
        Uni<Void> doomed = transactions.run(connection -> outbox.append(connection, List.of(event()))
                .chain(() -> Uni.createFrom().failure(new IllegalStateException("second thoughts"))));

        assertThatThrownBy(() -> doomed.await().atMost(SOON)).hasMessage("second thoughts");

        String after = UUID.randomUUID().toString();
        commit(new RegisteredHostEvent.Created(after, "h", "u"));
        await().atMost(SOON).untilAsserted(() -> assertThat(log.read(after)).hasSize(1));
        assertThat(log.read(key)).isEmpty();
    }

    @Test
    void outside_a_transaction_the_session_way_in_refuses() {
        assertThatThrownBy(() -> outbox.append(List.of(event())).await().atMost(SOON))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void events_of_one_key_leave_in_the_order_they_were_written() {
        List<ServiceEvent> events = IntStream.range(0, 50)
                .<ServiceEvent>mapToObj(number -> new RegisteredHostEvent.Created(key, "host-" + number, "u"))
                .toList();

        transactions
                .run(connection -> outbox.append(connection, events))
                .await()
                .atMost(SOON);

        await().atMost(SOON).untilAsserted(() -> assertThat(log.read(key)).hasSize(50));
        assertThat(log.read(key)).extracting(ConsumerRecord::value).isEqualTo(bodies(events));
    }

    @Test
    void a_sent_row_is_gone() {
        commit(event());

        await().atMost(SOON).untilAsserted(() -> assertThat(waiting()).isZero());
    }

    private RegisteredHostEvent event() {
        return new RegisteredHostEvent.Created(key, "910542A_78A1B01", "u");
    }

    private void commit(ServiceEvent event) {
        transactions
                .run(connection -> outbox.append(connection, List.of(event)))
                .await()
                .atMost(SOON);
    }

    private long waiting() {
        return pool.preparedQuery("select count(*) from outbox where key = $1")
                .execute(io.vertx.mutiny.sqlclient.Tuple.of(key))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(SOON);
    }

    private List<String> bodies(List<ServiceEvent> events) {
        return events.stream()
                .map(event -> (RegisteredHostEvent) event)
                .map(event -> "{\"host_id\":\"%s\",\"host\":\"%s\",\"host_uuid\":\"u\"}".formatted(key, event.host()))
                .toList();
    }
}
