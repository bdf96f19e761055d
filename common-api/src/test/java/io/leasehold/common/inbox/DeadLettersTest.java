package io.leasehold.common.inbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.leasehold.backing.identity.User;
import io.leasehold.common.event.DeviceInventoryEvent;
import io.leasehold.common.event.EventFamilies;
import io.leasehold.common.event.Topics;
import io.leasehold.common.test.BackingResource;
import io.leasehold.common.test.KafkaLog;
import io.leasehold.common.test.TestBacking;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
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
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.core.ThrowingRunnable;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingResource.class)
class DeadLettersTest {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String DEAD = "device.inventory.v1.dlq";
    private static final String QUEUE = "dead_letters.find { it.topic == '%s' }".formatted(DEAD);

    /** Consumer that records the reported devices; a test can make one device fail. */
    @ApplicationScoped
    static class Inventory {
        @Inject
        Inbox inbox;

        @Incoming("inventory-reports")
        Uni<Void> on(ConsumerRecord<String, String> record) {
            return inbox.consume(record, EventFamilies.DEVICE_INVENTORY, this::note);
        }

        private Uni<Void> note(SqlConnection connection, DeviceInventoryEvent event) {
            return connection
                    .preparedQuery("insert into device_effect (device) values ($1)")
                    .execute(Tuple.of(event.device().deviceUuid()))
                    .replaceWithVoid();
        }
    }

    @Inject
    Pool pool;

    private final KafkaLog topic = new KafkaLog(Topics.DEVICE_INVENTORY);
    private final KafkaLog deadLetters = new KafkaLog(DEAD);
    private final String host = UUID.randomUUID().toString();
    private final String device = UUID.randomUUID().toString();

    @BeforeEach
    void a_table_for_effects() {
        run("create table if not exists device_effect (device text not null)");
    }

    @AfterEach
    void nothing_waits() {
        mend();
        replay().statusCode(200);
        soon(() -> show().body(QUEUE + ".waiting", equalTo(0)));
    }

    @Test
    void a_dead_letter_is_shown_and_once_its_cause_is_mended_a_replay_handles_it_once() {
        forbid();
        deliver(UUID.randomUUID().toString(), device);
        soon(() -> show().body(QUEUE + ".waiting", equalTo(1)));
        show().body("dead_letters.topic", hasItems("compute.host.v1.dlq", DEAD))
                .body(QUEUE + ".records", hasSize(1))
                .body(QUEUE + ".records[0].key", equalTo(host))
                .body(QUEUE + ".records[0].type", equalTo("device.created"))
                .body(QUEUE + ".records[0].reason", containsString("forbidden"))
                .body(QUEUE + ".records[0].offset", greaterThanOrEqualTo(0));
        mend();

        replay().statusCode(200).body("topic", equalTo(DEAD)).body("replayed", equalTo(1));

        soon(() -> assertThat(effects(device)).isEqualTo(1));
        show().body(QUEUE + ".waiting", equalTo(0)).body(QUEUE + ".records", hasSize(0));
        replay().statusCode(200).body("replayed", equalTo(0));
        assertThat(topic.read(host)).hasSize(2);
        assertThat(effects(device)).isEqualTo(1);
    }

    @Test
    void a_record_that_fails_again_waits_again_and_is_as_it_was() {
        String id = UUID.randomUUID().toString();
        forbid();
        deliver(id, device);
        soon(() -> show().body(QUEUE + ".waiting", equalTo(1)));

        replay().body("replayed", equalTo(1));

        soon(() -> show().body(QUEUE + ".waiting", equalTo(1)));
        List<ConsumerRecord<String, String>> dead = deadLetters.read(host);
        assertThat(dead)
                .hasSize(2)
                .extracting(record -> KafkaLog.header(record, "ce_id"))
                .containsOnly(id);
        assertThat(dead.getLast().headers().headers("dead-letter-reason")).hasSize(1);
        assertThat(topic.read(host).getLast().headers())
                .extracting(header -> header.key())
                .contains("ce_id", "ce_type", "ce_specversion")
                .noneMatch(name -> name.startsWith("dead-letter-"));
    }

    @Test
    void a_reader_that_has_handled_a_record_passes_over_its_replay() {
        String id = UUID.randomUUID().toString();
        deliver(id, device);
        soon(() -> assertThat(effects(device)).isEqualTo(1));
        deadLetters.write(host, report(device), headers(id));

        replay().body("replayed", equalTo(1));

        deliver(UUID.randomUUID().toString(), "after-" + device);
        soon(() -> assertThat(effects("after-" + device)).isEqualTo(1));
        assertThat(effects(device)).isEqualTo(1);
    }

    @Test
    void a_hundred_are_shown_and_all_are_counted_and_replayed() {
        IntStream.range(0, 120)
                .forEach(number -> deadLetters.write(
                        host + number, report(device), headers(UUID.randomUUID().toString())));

        show().body(QUEUE + ".waiting", equalTo(120)).body(QUEUE + ".records", hasSize(100));
        replay().body("replayed", equalTo(120));

        soon(() -> assertThat(effects(device)).isEqualTo(120));
    }

    @Test
    void only_administrators_replay_dead_letters() {
        String path = "/q/dlq/replay?topic=" + DEAD;

        control().post(path).then().statusCode(401);
        as(TestBacking.ALICE).post(path).then().statusCode(403);
        as(TestBacking.ADMIN).post(path).then().statusCode(200);
    }

    @Test
    void only_dead_letters_of_what_this_service_reads_can_be_replayed() {
        as(TestBacking.ADMIN)
                .post("/q/dlq/replay?topic=compute.vsn.v1.dlq")
                .then()
                .statusCode(404)
                .body(containsString("compute.vsn.v1.dlq is none of this service's dead-letter topics"));
        as(TestBacking.ADMIN).post("/q/dlq/replay").then().statusCode(400);
    }

    private void deliver(String id, String name) {
        topic.write(host, report(name), headers(id));
    }

    private String report(String name) {
        return """
                {"device_uuid": "%s", "host_uuid": "%s", "host": "910542A_78A1B01", "state": "Enabled", "status": "Active"}""".formatted(name, host);
    }

    private static Map<String, String> headers(String id) {
        return Map.of("ce_id", id, "ce_type", "device.created", "ce_specversion", "1.0");
    }

    private static ValidatableResponse show() {
        return control().get("/q/dlq").then().statusCode(200);
    }

    private static ValidatableResponse replay() {
        return as(TestBacking.ADMIN).post("/q/dlq/replay?topic=" + DEAD).then();
    }

    private static RequestSpecification as(User user) {
        return control()
                .header(
                        "Authorization",
                        "Bearer " + TestBacking.shared().identity().token(user));
    }

    private static RequestSpecification control() {
        return given().port(ConfigProvider.getConfig().getValue("quarkus.management.port", int.class));
    }

    private void forbid() {
        run("alter table device_effect add constraint forbidden check (device <> '%s')".formatted(device));
    }

    private void mend() {
        run("alter table device_effect drop constraint if exists forbidden");
    }

    private long effects(String name) {
        return pool.preparedQuery("select count(*) from device_effect where device = $1")
                .execute(Tuple.of(name))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(SOON);
    }

    private void run(String sql) {
        var unused = pool.query(sql).execute().await().atMost(SOON);
    }

    private static void soon(ThrowingRunnable assertion) {
        await().atMost(SOON).untilAsserted(assertion);
    }
}
