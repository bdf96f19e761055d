package io.leasehold.reservation.lease.list;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.common.test.TestBacking.BOB;
import static io.leasehold.common.test.TestBacking.DEMO;
import static io.leasehold.common.test.TestBacking.OTHER;
import static io.leasehold.reservation.test.ReservationApi.at;
import static io.leasehold.reservation.test.ReservationApi.lease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.leasehold.reservation.test.Database;
import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ReservationTest
class LeaseListApiTest {
    @Inject
    Database database;

    private final ReservationApi alice = ReservationApi.as(ALICE);
    private final ReservationApi admin = ReservationApi.as(ADMIN);

    @BeforeEach
    void no_lease() {
        database.empty();
    }

    @Test
    void without_parameters_the_list_is_complete_in_the_order_of_creation_and_has_no_links() {
        List<String> created = leases(5);

        alice.get("/v1/leases")
                .statusCode(200)
                .body("leases.id", equalTo(created))
                .body("$", not(hasKey("leases_links")))
                .header("Link", nullValue());
        alice.get("/v1/leases?foo=bar").statusCode(200).body("leases.id", equalTo(created));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "&sort=name", "&sort=name:desc", "&sort=start_date:desc", "&sort=end_date", "&name=lease_foo"
            })
    void links_lead_through_all_pages_once(String how) {
        int unused = leases(5).size();
        List<String> whole = alice.get("/v1/leases?foo=bar" + how).extract().path("leases.id");

        List<String> read = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (String page = "/v1/leases?limit=2" + how; !page.isEmpty(); ) {
            ExtractableResponse<Response> answer = page(page);
            List<String> ids = answer.path("leases.id");
            read.addAll(ids);
            sizes.add(ids.size());
            page = next(answer);
        }

        assertThat(read).isEqualTo(whole).hasSize(5);
        assertThat(sizes).containsExactly(2, 2, 1);
    }

    @Test
    void a_page_that_holds_the_last_lease_has_no_link() {
        List<String> created = leases(2);

        alice.get("/v1/leases?limit=2")
                .body("leases.id", equalTo(created))
                .body("$", not(hasKey("leases_links")))
                .header("Link", nullValue());
        alice.get("/v1/leases?marker=" + created.getLast()).statusCode(200).body("leases", empty());
    }

    @Test
    void leases_are_filtered_by_name_status_and_dates() {
        String early = named("early", 0, 60);
        String late = named("late", 60, 120);
        String lengthy = named("long", 0, 120);
        database.run("update lease set status = 'TERMINATED' where id = '%s'".formatted(late));

        found("name=early", early);
        found("status=PENDING", early, lengthy);
        found("status=TERMINATED", late);
        found("start_before=" + at(60), early, lengthy);
        found("end_after=" + at(60), late, lengthy);
        found("start_before=" + at(60) + "&end_after=" + at(60) + "&status=PENDING", lengthy);
        found("name=nobody");
    }

    @Test
    void leases_come_in_the_order_that_is_asked_for() {
        String b = named("b", 0, 180);
        String c = named("c", 60, 120);
        String a = named("a", 30, 90);

        found("sort=created_at", b, c, a);
        found("sort=created_at:desc", a, c, b);
        found("sort=start_date", b, a, c);
        found("sort=end_date:desc", b, c, a);
        found("sort=name", a, b, c);
        found("sort=name:desc&limit=1", c);
    }

    @Test
    @Tag("case-67")
    void a_project_sees_its_own_leases_whatever_it_asks_for_and_an_administrator_those_of_one_project() {
        String mine = alice.create(lease(at(0), at(60)));
        String his = ReservationApi.as(BOB).create(lease(at(0), at(60)));

        found("project_id=" + DEMO.id(), mine);
        found("project_id=" + OTHER.id());
        admin.get("/v1/leases?project_id=" + OTHER.id()).body("leases.id", contains(his));
        admin.get("/v1/leases?limit=9").body("leases.id", containsInAnyOrder(mine, his));
        alice.get("/v1/leases?marker=" + his).statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "087bc740-6d2d-410b-9d47-c7b2b55a9d36"})
    void an_unknown_marker_is_refused(String marker) {
        alice.get("/v1/leases?limit=2&marker=" + marker)
                .statusCode(400)
                .body("error_message", equalTo("Malformed parameter marker: there is no lease " + marker));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    limit        | 0
                    limit        | 1001
                    limit        | -1
                    limit        | 02
                    limit        | many
                    status       | pending
                    status       | LOST
                    start_before | 2050-12-26
                    start_before | now
                    end_after    | 2050-13-26 12:00
                    sort         | id
                    sort         | name:asc
                    sort         | name:desc:desc
                    """)
    void a_malformed_parameter_is_refused_by_its_name(String parameter, String value) {
        alice.get("/v1/leases?%s=%s".formatted(parameter, value))
                .statusCode(400)
                .body("error_message", equalTo("Malformed parameter " + parameter));
    }

    @Test
    void a_name_with_the_character_nul_is_refused() {
        alice.request()
                .urlEncodingEnabled(false)
                .get("/v1/leases?name=%00")
                .then()
                .statusCode(400)
                .body("error_message", equalTo("Malformed parameter name"));
    }

    private void found(String query, String... ids) {
        alice.get("/v1/leases?" + query).statusCode(200).body("leases.id", equalTo(List.of(ids)));
    }

    private List<String> leases(int number) {
        return IntStream.range(0, number)
                .mapToObj(each -> alice.create(lease(at(60 - each), at(70 + each % 2))))
                .toList();
    }

    private String named(String name, int from, int until) {
        return alice.create(lease(at(from), at(until)).replace("lease_foo", name));
    }

    private ExtractableResponse<Response> page(String address) {
        return alice.request()
                .urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(200)
                .extract();
    }

    /** The address of the next page, equal in header and body; empty on the last page. */
    private static String next(ExtractableResponse<Response> answer) {
        List<String> links = answer.path("leases_links.findAll { it.rel == 'next' }.href");
        if (links.isEmpty()) {
            assertThat(answer.header("Link")).isNull();
            return "";
        }
        assertThat(links).hasSize(1);
        assertThat(answer.header("Link")).isEqualTo("<%s>; rel=\"next\"".formatted(links.getFirst()));
        assertThat(links.getFirst()).startsWith("http://");
        return links.getFirst();
    }
}
