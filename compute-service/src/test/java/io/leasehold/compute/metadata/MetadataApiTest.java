package io.leasehold.compute.metadata;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.common.test.TestBacking.BOB;
import static io.leasehold.common.test.TestBacking.RITA;
import static io.leasehold.common.test.TestBacking.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.leasehold.compute.BootedServer;
import io.leasehold.compute.ComputeApi;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.KnownFleet;
import io.leasehold.compute.Pools;
import io.leasehold.compute.ServerRowFixture;
import io.leasehold.compute.ServerRowFixture.Kind;
import io.leasehold.compute.ServersApi;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ComputeTest
class MetadataApiTest {
    private static final String H1 = "910542A_78A1B01";
    private static final String H3 = "900942A_10C4DA0";
    private static final String WANTED = "{\"metadata\":{\"powervc:vm_refcode_required\":\"true\"}}";

    @Inject
    Pool pool;

    private BootedServer server;

    @BeforeEach
    void a_server_runs() {
        KnownFleet.await();
        Pools.clear();
        server = BootedServer.of(ALICE, ServersApi.AIX, H1);
    }

    @AfterEach
    void everything_is_removed() {
        server.delete();
        ServerRowFixture.clear(pool);
    }

    @Test
    void a_server_records_its_first_host() {
        server.metadata().body("metadata", aMapWithSize(1)).body("metadata.original_host", equalTo(H1));
    }

    @Test
    void entries_are_added_and_all_are_shown() {
        server.post("{\"metadata\":{\"a\":\"1\",\"b\":\"2\"}}").statusCode(200);

        server.post("{\"metadata\":{\"b\":\"3\",\"c c.d_e:f-g\":\"\"}}")
                .statusCode(200)
                .body("metadata", aMapWithSize(4))
                .body("metadata.a", equalTo("1"))
                .body("metadata.b", equalTo("3"))
                .body("metadata.original_host", equalTo(H1));
    }

    @Test
    @Tag("case-54")
    void users_replace_their_entries_and_not_the_service_s() {
        server.post("{\"metadata\":{\"x\":\"1\"}}").statusCode(200);

        ComputeApi.as(ALICE)
                .put(server.path() + "/metadata", "{\"metadata\":{\"a\":\"b\",\"original_host\":\"mine\"}}")
                .statusCode(200)
                .body("metadata", aMapWithSize(2))
                .body("metadata.a", equalTo("b"))
                .body("metadata.original_host", equalTo(H1));

        ComputeApi.as(ALICE).delete(server.path() + "/metadata/original_host").statusCode(403);
        ComputeApi.as(ADMIN)
                .put(server.path() + "/metadata/original_host", "{\"meta\":{\"original_host\":\"x\"}}")
                .statusCode(403);
        server.metadata().body("metadata.original_host", equalTo(H1));
    }

    @Test
    @Tag("case-55")
    void one_entry_is_written_under_the_key_of_the_path() {
        ComputeApi alice = ComputeApi.as(ALICE);
        String path = server.path() + "/metadata/x";

        alice.put(path, "{\"meta\":{\"y\":\"1\"}}")
                .statusCode(400)
                .body("badRequest.message", equalTo("Request body and URI mismatch"));
        alice.put(path, "{\"meta\":{\"x\":\"1\",\"y\":\"1\"}}").statusCode(400);
        alice.put(path, "{\"meta\":{}}").statusCode(400);
        alice.put(path, "{\"meta\":{\"x\":\"1\"}}").statusCode(200).body("meta.x", equalTo("1"));

        alice.get(path).statusCode(200).body("meta", aMapWithSize(1)).body("meta.x", equalTo("1"));
        alice.delete(path).statusCode(204);
        alice.get(path).statusCode(404).body("itemNotFound.message", equalTo("Metadata item was not found"));
        alice.delete(path).statusCode(404);
    }

    @Test
    void a_key_with_a_colon_may_be_escaped_or_not() {
        server.post("{\"metadata\":{\"a:b\":\"1\"}}").statusCode(200);

        ComputeApi.as(ALICE)
                .get(server.path() + "/metadata/a:b")
                .statusCode(200)
                .body("meta.'a:b'", equalTo("1"));
        ComputeApi.as(ALICE)
                .get(server.path() + "/metadata/a%3Ab")
                .statusCode(200)
                .body("meta.'a:b'", equalTo("1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "{}",
                "{\"meta\":{}}",
                "{\"metadata\":[]}",
                "{\"metadata\":{\"a\":1}}",
                "{\"metadata\":{\"a\":null}}",
                "{\"metadata\":{\"\":\"1\"}}",
                "{\"metadata\":{\"a/b\":\"1\"}}",
                "{\"metadata\":{\"a\":\"1\"},\"more\":1}",
                "{\"metadata\":{\"powervc:vm_refcode_required\":\"maybe\"}}"
            })
    @Tag("case-51")
    void an_invalid_body_changes_nothing(String body) {
        server.post(body).statusCode(400);

        server.metadata().body("metadata", aMapWithSize(1));
    }

    @Test
    void a_value_may_be_255_characters_long() {
        server.post("{\"metadata\":{\"a\":\"%s\"}}".formatted("x".repeat(255))).statusCode(200);
        server.post("{\"metadata\":{\"a\":\"%s\"}}".formatted("x".repeat(256))).statusCode(400);
    }

    @Test
    void a_server_has_at_most_128_entries_of_users() {
        server.post("{\"metadata\":{%s}}".formatted(entries(128))).statusCode(200);

        server.post("{\"metadata\":{\"one\":\"more\"}}")
                .statusCode(403)
                .body("forbidden.message", equalTo("Maximum number of metadata items exceeds 128"));

        server.metadata().body("metadata", aMapWithSize(129));
    }

    @Test
    void a_change_of_metadata_does_not_update_the_server() {
        String before = updated();

        server.post("{\"metadata\":{\"a\":\"1\"}}").statusCode(200);

        assertThat(updated()).isEqualTo(before);
    }

    @Test
    void others_find_nothing_and_readers_only_read() {
        String path = server.path() + "/metadata";

        ComputeApi.as(BOB).get(path).statusCode(404);
        ComputeApi.as(BOB).post(path, WANTED).statusCode(404);
        ComputeApi.as(BOB).delete(path + "/a").statusCode(404);
        ComputeApi.as(ADMIN).get(path).statusCode(200);
        ComputeApi.as(RITA).get(path).statusCode(200);
        ComputeApi.as(RITA).post(path, WANTED).statusCode(403);
        ComputeApi.as(RITA).delete(path + "/a").statusCode(403);
        ComputeApi.as(SERVICE).get(path).statusCode(403);
        ComputeApi.open().get(path).statusCode(401);
        ComputeApi.as(ALICE).get("/v2.1/servers/nonsense/metadata").statusCode(404);
    }

    @Test
    void a_server_that_is_being_created_refuses_metadata() {
        UUID building = ServerRowFixture.insert(pool, ALICE.project().id(), Kind.BUILDING);

        ComputeApi.as(ALICE)
                .post("/v2.1/servers/%s/metadata".formatted(building), WANTED)
                .statusCode(409)
                .body(
                        "conflictingRequest.message",
                        equalTo("Cannot 'update metadata' instance %s while it is in vm_state building"
                                .formatted(building)));
    }

    @Test
    @Tag("case-51")
    void a_json_boolean_counts_as_a_text() {
        server.post("{\"metadata\":{\"powervc:vm_refcode_required\":true}}")
                .statusCode(200)
                .body("metadata.'powervc:vm_refcode_required'", equalTo("true"));
        server.post("{\"metadata\":{\"powervc:vm_refcode_required\":\"FALSE\"}}")
                .statusCode(200)
                .body("metadata.'powervc:vm_refcode_required'", equalTo("false"));
    }

    @Test
    @Tag("case-49")
    void linux_has_no_reference_codes() {
        BootedServer linux = BootedServer.of(ALICE, ServersApi.LINUX, H1);

        linux.post(WANTED).statusCode(400).body("badRequest.message", containsString("(linux)"));

        linux.metadata().body("metadata", not(hasKey("powervc:vm_refcode_required")));
        linux.post("{\"metadata\":{\"powervc:vm_refcode_required\":\"false\"}}").statusCode(200);
        linux.delete();
    }

    @Test
    @Tag("case-50")
    void ibm_i_has_reference_codes_on_hosts_of_novalink() {
        BootedServer withConsole = BootedServer.of(ALICE, ServersApi.IBMI, H3);
        BootedServer withNovaLink = BootedServer.of(ALICE, ServersApi.IBMI, H1);

        withConsole.post(WANTED).statusCode(400).body("badRequest.message", containsString("NovaLink"));
        withNovaLink.post(WANTED).statusCode(200);

        withConsole.delete();
        withNovaLink.delete();
    }

    private String updated() {
        return ComputeApi.as(ALICE).get(server.path()).extract().path("server.updated");
    }

    private static String entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "\"key%d\":\"1\"".formatted(number))
                .collect(Collectors.joining(","));
    }
}
