package io.leasehold.compute.refcode;

import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.common.test.TestBacking.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.leasehold.common.event.Topics;
import io.leasehold.common.test.KafkaLog;
import io.leasehold.compute.BootedServer;
import io.leasehold.compute.ComputeApi;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.KnownFleet;
import io.leasehold.compute.Pools;
import io.leasehold.compute.ServersApi;
import io.leasehold.compute.SimulatorApi;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ComputeTest
class RefcodeApiTest {
    private static final String H4 = "9109RMD_1031CAT";
    private static final String ON = "{\"metadata\":{\"powervc:vm_refcode_required\":\"true\"}}";
    private static final String OFF = "{\"metadata\":{\"powervc:vm_refcode_required\":\"false\"}}";
    private static final String CODE = "metadata.'powervc:vm_refcode'";
    private static final String LED = "metadata.'powervc:vm_led_code'";
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofSeconds(20);

    @Inject
    Pool pool;

    private BootedServer server;

    @BeforeEach
    void a_server_runs() {
        KnownFleet.await();
        Pools.clear();
        server = BootedServer.of(ALICE, ServersApi.AIX, H4);
    }

    @AfterEach
    void everything_is_removed() {
        SimulatorApi.clearFaults().statusCode(204);
        server.delete();
    }

    @Test
    @Tag("case-47")
    void codes_are_shown_soon_after_the_request() {
        server.post(ON).statusCode(200).body("metadata", aMapWithSize(2)).body("metadata.original_host", equalTo(H4));

        await().atMost(SOON)
                .untilAsserted(() -> server.metadata()
                        .body(CODE, matchesPattern("[0-9A-Fa-f]{3,8}"))
                        .body(LED, matchesPattern("[!-~]{32}"))
                        .body("metadata.'powervc:vm_refcode_query_ts'", matchesPattern("\\d{20}")));
        ComputeApi.as(ALICE).get(server.path()).body("server.metadata", hasKey("powervc:vm_refcode"));
    }

    @Test
    void the_reference_codes_of_a_boot_are_shown_to_the_end() {
        server.post(ON).statusCode(200);

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> server.metadata()
                        .body(CODE, equalTo("0000"))
                        .body(LED, equalTo("AIX_running_____________________")));

        List<String> codes = history();
        assertThat(codes).startsWith("0000").doesNotHaveDuplicates().hasSizeGreaterThan(3);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(told().stream()
                                .filter(event -> event.getKey().equals("server.refcode-changed"))
                                .map(Map.Entry::getValue))
                        .hasSameSizeAs(codes)
                        .last()
                        .asString()
                        .contains("\"refcode\":\"0000\""));
        ComputeApi.as(BOB).get(server.path() + "/os-refcode-history").statusCode(404);
    }

    @Test
    @Tag("case-48")
    void the_reference_codes_of_a_reboot_are_shown() {
        server.post(ON).statusCode(200);

        server.act("{\"reboot\":{\"type\":\"SOFT\"}}");

        await().atMost(LATER).untilAsserted(() -> assertThat(history()).contains("000e"));
        ComputeApi.as(ALICE)
                .get(server.path() + "/os-refcode-history")
                .body("refcode_history.led_code", hasItem("Surr_rebooting__________________"));
        server.awaitStatus("ACTIVE");
    }

    @Test
    @Tag("case-52")
    void codes_are_removed_when_the_request_is_withdrawn() {
        server.post(ON).statusCode(200);
        await().atMost(SOON).untilAsserted(() -> server.metadata().body("metadata", hasKey("powervc:vm_refcode")));

        server.post(OFF)
                .statusCode(200)
                .body("metadata", aMapWithSize(2))
                .body("metadata", not(hasKey("powervc:vm_refcode")));

        await().during(Duration.ofSeconds(3))
                .atMost(SOON)
                .untilAsserted(() -> server.metadata().body("metadata", aMapWithSize(2)));
    }

    @Test
    void a_stopped_server_shows_no_code() {
        server.post(ON).statusCode(200);

        server.act("{\"os-stop\":null}");

        server.awaitStatus("SHUTOFF");
        await().atMost(LATER)
                .untilAsserted(() -> server.metadata()
                        .body(CODE, equalTo("00000000"))
                        .body(LED, equalTo("not_activated___________________")));
    }

    @Test
    @Tag("case-53")
    void codes_that_cannot_be_read_are_kept_and_marked_stale() {
        server.post(ON).statusCode(200);
        await().atMost(SOON).untilAsserted(() -> server.metadata().body("metadata", hasKey("powervc:vm_refcode")));
        SimulatorApi.fault("{\"target\":\"%s\",\"operation\":\"read\"}".formatted(H4))
                .statusCode(204);

        await().atMost(LATER)
                .untilAsserted(() -> server.metadata()
                        .body("metadata.'powervc:vm_refcode_stale'", equalTo("true"))
                        .body("metadata", hasKey("powervc:vm_refcode")));

        SimulatorApi.clearFaults().statusCode(204);
        await().atMost(LATER)
                .untilAsserted(() -> server.metadata()
                        .body("metadata", not(hasKey("powervc:vm_refcode_stale")))
                        .body("metadata", hasKey("powervc:vm_refcode")));
    }

    @Test
    void a_read_waits_in_the_queue_of_a_frozen_console() {
        SimulatorApi.fault("{\"target\":\"%s\",\"operation\":\"*\",\"mode\":\"freeze\"}".formatted(H4))
                .statusCode(204);

        server.post(ON).statusCode(200);

        await().atMost(SOON).untilAsserted(() -> assertThat(consoles()).containsExactly(H4));
        SimulatorApi.clearFaults().statusCode(204);
        await().atMost(LATER).untilAsserted(() -> server.metadata().body("metadata", hasKey("powervc:vm_refcode")));
    }

    private List<String> consoles() {
        return pool.query("select console from operation where kind = 'refcode-read'")
                .execute()
                .map(rows -> rows.stream().map(row -> row.getString(0)).toList())
                .await()
                .atMost(SOON);
    }

    private List<String> history() {
        return ComputeApi.as(ALICE)
                .get(server.path() + "/os-refcode-history")
                .statusCode(200)
                .extract()
                .path("refcode_history.refcode");
    }

    private List<Map.Entry<String, String>> told() {
        return new KafkaLog(Topics.COMPUTE_SERVER)
                .read(server.id()).stream()
                        .map(record -> Map.entry(KafkaLog.header(record, "ce_type"), record.value()))
                        .toList();
    }
}
