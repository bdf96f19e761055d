package io.leasehold.compute.events;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.common.test.TestBacking.BOB;
import static io.leasehold.compute.ServersApi.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.leasehold.compute.ComputeApi;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.KnownFleet;
import io.leasehold.compute.LeaseStory;
import io.leasehold.compute.Pools;
import io.leasehold.compute.ServersApi;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ComputeTest
class LeasedFlavorsTest {
    private static final String H1 = "910542A_78A1B01";
    private static final String H2 = "910542A_78A1B02";
    private static final ServersApi ALICES = ServersApi.as(ALICE);
    private static final ComputeApi ADMINISTRATOR = ComputeApi.as(ADMIN).in("2.61");

    @Inject
    Pool pool;

    @BeforeEach
    void two_hosts_may_be_leased() {
        KnownFleet.await();
        Pools.free(H1, H2);
    }

    @AfterEach
    void servers_are_deleted() {
        ServersApi.clear();
        Pools.clear();
    }

    @Test
    void a_lease_of_a_flavor_creates_a_copy_without_access_before_the_start() {
        LeaseStory lease = LeaseStory.ofFlavorOn(H2).create();

        soon(() -> assertThat(lease.reports()).containsExactly("reservation.prepared"));
        assertThat(lease.lastReport())
                .contains(lease.reservation, String.valueOf(lease.aggregate))
                .doesNotContain(lease.group);
        ADMINISTRATOR
                .get("/v2.1/flavors/" + lease.reservation)
                .body("flavor.name", equalTo("reservation:" + lease.reservation))
                .body("flavor.vcpus", equalTo(2))
                .body("flavor.ram", equalTo(4096))
                .body("flavor.disk", equalTo(50))
                .body("flavor.'OS-FLV-EXT-DATA:ephemeral'", equalTo(10))
                .body("flavor.'os-flavor-access:is_public'", equalTo(false))
                .body("flavor.extra_specs", aMapWithSize(3))
                .body("flavor.extra_specs.'powervm:dedicated_proc'", equalTo("true"))
                .body("flavor.extra_specs.'aggregate_instance_extra_specs:reservation'", equalTo(lease.reservation))
                .body("flavor.extra_specs.'%s'".formatted(resourceClass(lease)), equalTo("1"));
        access(lease).body("flavor_access", empty());
        ALICES.orderOf(lease.reservation, "early", "")
                .statusCode(400)
                .body("badRequest.message", equalTo("Flavor %s could not be found.".formatted(lease.reservation)));
        ended(lease);
    }

    @Test
    void from_the_start_to_the_end_the_project_boots_servers_of_the_flavor() {
        LeaseStory lease = LeaseStory.ofFlavorOn(H2).create().start();
        soon(() -> assertThat(lease.reports()).endsWith("reservation.active"));

        String one = ALICES.running(ServersApi.id(ALICES.orderOf(lease.reservation, "one", "")));
        String two = ALICES.in("ERROR", ServersApi.id(ALICES.orderOf(lease.reservation, "two", "")));

        access(lease).body("flavor_access.tenant_id", hasItem(LeaseStory.PROJECT));
        ALICES.show(one).body("server.metadata.original_host", equalTo(H2));
        ALICES.show(two).body("server.fault.message", containsString("ReservedSlots"));
        ServersApi.as(BOB).orderOf(lease.reservation, "bob", "").statusCode(400);
        assertThat(Pools.hosts("freepool")).contains(H1, H2);
        ended(lease);
        ALICES.gone(one);
        ALICES.gone(two);
        assertThat(lease.lastReport()).contains(one, H2);
        ADMINISTRATOR.get("/v2.1/flavors/" + lease.reservation).statusCode(404);
        ADMINISTRATOR.get("/v2.1/os-aggregates").body("aggregates.id", not(hasItem(lease.aggregate)));
    }

    @Test
    void before_the_end_no_image_is_taken() {
        LeaseStory lease = LeaseStory.ofFlavorOn(H2).create();
        soon(() -> assertThat(lease.reports()).endsWith("reservation.prepared"));
        lease.start();
        soon(() -> assertThat(lease.reports()).endsWith("reservation.active"));
        lease.beforeEnd();

        ended(lease);

        assertThat(lease.reports()).containsExactly("reservation.prepared", "reservation.active", "reservation.ended");
    }

    @Test
    void a_lease_of_floating_ips_only_changes_nothing() {
        String create = UUID.randomUUID().toString();
        String end = UUID.randomUUID().toString();
        LeaseStory lease = LeaseStory.ofFloatingIp()
                .tell("lease.create", create)
                .start()
                .beforeEnd()
                .tell("lease.event.end_lease", end);

        soon(() -> assertThat(count("inbox where message_id = $1", end)).isEqualTo(1));
        assertThat(count("inbox where message_id = $1", create)).isEqualTo(1);
        assertThat(count("reservation where lease_id = $1", lease.lease)).isZero();
        assertThat(count("operation where subject = $1", lease.reservation)).isZero();
        assertThat(lease.reports()).isEmpty();
    }

    private static ValidatableResponse access(LeaseStory lease) {
        return ADMINISTRATOR.get("/v2.1/flavors/%s/os-flavor-access".formatted(lease.reservation));
    }

    private static String resourceClass(LeaseStory lease) {
        return "resources:CUSTOM_RESERVATION_"
                + lease.reservation.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static void ended(LeaseStory lease) {
        lease.end();
        soon(() -> assertThat(lease.reports()).endsWith("reservation.ended"));
    }

    private long count(String rows, String value) {
        return pool.preparedQuery("select count(*) from " + rows)
                .execute(Tuple.of(value))
                .map(found -> found.iterator().next().getLong(0))
                .await()
                .atMost(Duration.ofSeconds(5));
    }
}
