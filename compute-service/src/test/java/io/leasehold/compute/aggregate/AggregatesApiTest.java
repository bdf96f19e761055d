package io.leasehold.compute.aggregate;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.common.test.TestBacking.SERVICE;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.leasehold.compute.ComputeApi;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.KnownFleet;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ComputeTest
class AggregatesApiTest {
    private static final String PATH = "/v2.1/os-aggregates";
    private static final String HOST = "900942A_10C4DA0";

    private final String name = "agg-" + UUID.randomUUID();

    @BeforeEach
    void the_fleet_is_known() {
        KnownFleet.await();
    }

    @Test
    void a_new_aggregate_has_a_small_id_and_shows_no_hosts_yet() {
        create("{\"aggregate\":{\"name\":\"%s\",\"availability_zone\":\"london\"}}".formatted(name))
                .statusCode(200)
                .body("aggregate.id", lessThan(1_000_000))
                .body("aggregate.name", equalTo(name))
                .body("aggregate.availability_zone", equalTo("london"))
                .body("aggregate.created_at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}"))
                .body("aggregate.updated_at", nullValue())
                .body("aggregate.deleted", is(false))
                .body("aggregate", hasKey("deleted_at"))
                .body("aggregate", not(hasKey("hosts")))
                .body("aggregate", not(hasKey("metadata")))
                .body("aggregate", not(hasKey("uuid")));
    }

    @Test
    void the_zone_is_shown_among_the_metadata_and_the_uuid_from_2_41_on() {
        int id = made();

        admin().put(PATH + "/" + id, "{\"aggregate\":{\"availability_zone\":\"paris\"}}")
                .statusCode(200)
                .body("aggregate.metadata.availability_zone", equalTo("paris"));

        admin().in("2.41")
                .get(PATH + "/" + id)
                .statusCode(200)
                .body("aggregate.uuid", notNullValue())
                .body("aggregate.hosts", empty())
                .body("aggregate.availability_zone", equalTo("paris"));
    }

    @Test
    void a_name_is_taken_once() {
        int unused = made();

        create("{\"aggregate\":{\"name\":\"%s\"}}".formatted(name))
                .statusCode(409)
                .body("conflictingRequest.message", equalTo("Aggregate %s already exists.".formatted(name)));
        admin().put(PATH + "/" + freepool(), "{\"aggregate\":{\"name\":\"%s\"}}".formatted(name))
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"aggregate\":[]}",
                "{\"aggregate\":{}}",
                "{\"aggregate\":{\"name\":\"\"}}",
                "{\"aggregate\":{\"name\":7}}",
                "{\"aggregate\":{\"name\":\"n\",\"colour\":\"red\"}}",
                "{\"aggregate\":{\"name\":\"n\"},\"more\":1}"
            })
    void an_invalid_body_is_a_bad_request(String body) {
        create(body).statusCode(400).body("badRequest.message", notNullValue());
    }

    @Test
    void an_invalid_field_is_named() {
        create("{\"aggregate\":{\"name\":7}}")
                .body(
                        "badRequest.message",
                        equalTo("Invalid input for field/attribute name. Value: 7. 7 is not of type 'string'"));
    }

    @Test
    void hosts_are_added_and_removed() {
        int id = made();

        admin().post(action(id), add(HOST)).statusCode(200).body("aggregate.hosts", contains(HOST));
        admin().post(action(id), add("9009-42A*10C4DA0"))
                .statusCode(409)
                .body("conflictingRequest.message", equalTo("Aggregate %d already has host %s.".formatted(id, HOST)));
        admin().delete(PATH + "/" + id)
                .statusCode(400)
                .body("badRequest.message", containsString("Host aggregate is not empty"));
        admin().post(action(id), remove(HOST)).statusCode(200).body("aggregate.hosts", empty());
        admin().post(action(id), remove(HOST))
                .statusCode(404)
                .body("itemNotFound.message", equalTo("Cannot remove host %s in aggregate %d".formatted(HOST, id)));
    }

    @Test
    void an_unknown_host_is_not_found() {
        admin().post(action(made()), add("910542A_7777777"))
                .statusCode(404)
                .body("itemNotFound.message", equalTo("Compute host 910542A_7777777 could not be found."));
    }

    @Test
    void a_host_is_in_one_zone_at_most() {
        int one = made();
        admin().put(PATH + "/" + one, "{\"aggregate\":{\"availability_zone\":\"z1\"}}")
                .statusCode(200);
        admin().post(action(one), add("9109RMD_1031CAT")).statusCode(200);
        int other = create("{\"aggregate\":{\"name\":\"%s-2\",\"availability_zone\":\"z2\"}}".formatted(name))
                .extract()
                .path("aggregate.id");

        admin().post(action(other), add("9109RMD_1031CAT"))
                .statusCode(409)
                .body("conflictingRequest.message", containsString("already in availability zone(s) [z1]"));

        admin().get(PATH + "/" + other).body("aggregate.hosts", empty());
        admin().post(action(one), remove("9109RMD_1031CAT")).statusCode(200);
    }

    @Test
    void metadata_is_merged_and_null_removes() {
        int id = made();

        admin().post(action(id), "{\"set_metadata\":{\"metadata\":{\"a\":\"1\",\"b\":\"2\"}}}")
                .statusCode(200);
        admin().post(action(id), "{\"set_metadata\":{\"metadata\":{\"a\":null,\"c\":\"3\"}}}")
                .statusCode(200)
                .body("aggregate.metadata", is(Map.of("b", "2", "c", "3")));
        admin().post(action(id), "{\"set_metadata\":{\"metadata\":{\"a\":true}}}")
                .statusCode(400);
    }

    @Test
    void an_empty_aggregate_can_be_deleted_but_not_the_freepool() {
        int id = made();

        admin().delete(PATH + "/" + id).statusCode(200);

        admin().get(PATH + "/" + id)
                .statusCode(404)
                .body("itemNotFound.message", equalTo("Aggregate %d could not be found.".formatted(id)));
        admin().delete(PATH + "/" + id).statusCode(404);
        admin().get(PATH + "/none").statusCode(404);
        admin().delete(PATH + "/" + freepool()).statusCode(400);
    }

    @Test
    void an_unknown_action_is_a_bad_request() {
        admin().post(action(freepool()), "{\"polish\":{}}")
                .statusCode(400)
                .body("badRequest.message", equalTo("There is no such action: polish"));
        admin().post(action(freepool()), "{\"add_host\":{},\"remove_host\":{}}").statusCode(400);
    }

    @Test
    void a_service_sees_and_changes_the_freepool_only() {
        int id = made();
        ComputeApi service = ComputeApi.as(SERVICE);

        service.get(PATH).statusCode(200).body("aggregates.name", contains("freepool"));
        service.post(action(freepool()), add(HOST)).statusCode(200);
        service.post(action(freepool()), add(HOST)).statusCode(409);
        service.post(action(freepool()), remove(HOST)).statusCode(200);
        service.post(action(freepool()), remove(HOST)).statusCode(404);

        service.post(action(id), add(HOST)).statusCode(403);
        service.post(action(freepool()), "{\"set_metadata\":{\"metadata\":{}}}").statusCode(403);
        service.get(PATH + "/" + freepool()).statusCode(403);
        service.get("/v2.1/" + SERVICE.project().id() + "/os-aggregates").statusCode(403);
    }

    @Test
    void other_callers_are_refused() {
        for (ComputeApi api : List.of(ComputeApi.as(ALICE), ComputeApi.as(SERVICE))) {
            api.post(PATH, "{}").statusCode(403);
            api.put(PATH + "/1", "{}").statusCode(403);
            api.delete(PATH + "/1").statusCode(403);
        }
        ComputeApi.as(ALICE).get(PATH).statusCode(403);
        ComputeApi.as(ALICE).post(action(1), "{}").statusCode(403);
    }

    @Test
    void administrators_list_all() {
        int unused = made();

        admin().get(PATH)
                .statusCode(200)
                .body("aggregates.name", hasItem(name))
                .body("aggregates.name", hasItem("freepool"));
    }

    private int made() {
        return create("{\"aggregate\":{\"name\":\"%s\"}}".formatted(name))
                .extract()
                .path("aggregate.id");
    }

    private static ValidatableResponse create(String body) {
        return admin().post(PATH, body);
    }

    private static int freepool() {
        return admin().get(PATH).extract().path("aggregates.find { it.name == 'freepool' }.id");
    }

    private static String action(int id) {
        return PATH + "/" + id + "/action";
    }

    private static String add(String host) {
        return "{\"add_host\":{\"host\":\"%s\"}}".formatted(host);
    }

    private static String remove(String host) {
        return "{\"remove_host\":{\"host\":\"%s\"}}".formatted(host);
    }

    private static ComputeApi admin() {
        return ComputeApi.as(ADMIN);
    }
}
