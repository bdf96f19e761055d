package io.leasehold.compute.events;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.common.test.TestBacking.BOB;
import static io.leasehold.compute.ServersApi.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.leasehold.common.test.MovableClock;
import io.leasehold.compute.ComputeApi;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.KnownFleet;
import io.leasehold.compute.LeaseStory;
import io.leasehold.compute.Pools;
import io.leasehold.compute.ServersApi;
import io.leasehold.compute.SimulatorApi;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ComputeTest
class LeasedServersTest {
    private static final String H1 = "910542A_78A1B01";
    private static final String H2 = "910542A_78A1B02";
    private static final String H3 = "900942A_10C4DA0";
    private static final ServersApi ALICES = ServersApi.as(ALICE);
    private static final ServersApi BOBS = ServersApi.as(BOB);

    @Inject
    MovableClock clock;

    @BeforeEach
    void three_hosts_may_be_leased() {
        KnownFleet.await();
        Pools.free(H1, H2, H3);
    }

    @AfterEach
    void servers_are_deleted() {
        clock.reset();
        SimulatorApi.set(H1, "{\"state\":\"up\"}").extract();
        ServersApi.clear();
        Pools.clear();
    }

    @Test
    @Tag("case-65")
    void leased_hosts_accept_servers_of_their_owner() {
        LeaseStory lease = active(LeaseStory.of(H1).create());

        String inside = ALICES.running(ServersApi.id(ALICES.orderIn(lease.reservation, "inside")));
        String outside = ALICES.boot("outside", "");
        String foreign = BOBS.in("ERROR", ServersApi.id(BOBS.orderIn(lease.reservation, "foreign")));

        ALICES.show(inside).body("server.metadata.original_host", equalTo(H1));
        ALICES.show(outside).body("server.metadata.original_host", not(equalTo(H1)));
        BOBS.show(foreign).body("server.fault.message", containsString("Reservation"));
        ended(lease);
        ALICES.gone(inside);
        ALICES.show(outside).body("server.status", equalTo("ACTIVE"));
        assertThat(lease.report("reservation.ended")).contains(inside).doesNotContain(outside);
        assertThat(Pools.hosts("freepool")).contains(H1);
    }

    @Test
    @Tag("case-60")
    @Tag("case-61")
    @Tag("case-62")
    void the_flavor_of_instances_boots_the_leased_number_of_servers_from_the_start_on() {
        LeaseStory lease = LeaseStory.ofInstancesOn(H1, H2).create();
        soon(() -> assertThat(lease.reports()).containsExactly("reservation.prepared"));
        assertThat(lease.lastReport()).contains(lease.group, String.valueOf(lease.aggregate));
        ALICES.orderOf(lease.reservation, "early", "")
                .statusCode(400)
                .body("badRequest.message", equalTo("Flavor %s could not be found.".formatted(lease.reservation)));

        active(lease.start().start());
        String one = ALICES.running(ServersApi.id(ALICES.orderOf(lease.reservation, "one", "")));
        String two = ALICES.running(ServersApi.id(ALICES.orderOf(lease.reservation, "two", "")));
        String three = ALICES.in("ERROR", ServersApi.id(ALICES.orderOf(lease.reservation, "three", "")));

        assertThat(List.of(host(one), host(two))).containsExactlyInAnyOrder(H1, H2);
        ALICES.show(three).body("server.fault.message", containsString("ReservedSlots"));
        BOBS.orderOf(lease.reservation, "bob", "").statusCode(400);
        assertThat(Pools.hosts("freepool")).contains(H1, H2);
        ComputeApi.as(ADMIN)
                .in("2.61")
                .get("/v2.1/flavors/" + lease.reservation)
                .body("flavor.name", equalTo("reservation:" + lease.reservation))
                .body("flavor.ram", equalTo(4096))
                .body("flavor.extra_specs.affinity_id", equalTo(lease.group))
                .body("flavor.extra_specs.'aggregate_instance_extra_specs:reservation'", equalTo(lease.reservation));
        ComputeApi.as(ALICE)
                .in("2.64")
                .get("/v2.1/os-server-groups/" + lease.group)
                .body("server_group.policy", equalTo("anti-affinity"));
        ended(lease);
    }

    @Test
    @Tag("case-63")
    void before_the_end_images_are_taken_and_at_the_end_everything_is_deleted() {
        LeaseStory lease =
                active(LeaseStory.ofInstancesOn(H1, H2).withSnapshot().create());
        String id = ALICES.running(ServersApi.id(ALICES.orderOf(lease.reservation, "kept", "")));

        lease.beforeEnd();
        soon(() -> assertThat(lease.reports()).endsWith("reservation.snapshotted"));
        ALICES.show(id).body("server.status", equalTo("ACTIVE"));
        ended(lease);

        ALICES.gone(id);
        List<String> images = ComputeApi.as(ALICE)
                .get("/v2.1/images?name=reserved_kept")
                .extract()
                .path("images.id");
        assertThat(images).hasSize(1);
        assertThat(lease.report("reservation.snapshotted")).contains(images.getFirst());
        assertThat(lease.report("reservation.ended")).contains(id, H1, H2);
        assertThat(lease.reports()).containsOnlyOnce("reservation.ended");
        ComputeApi admin = ComputeApi.as(ADMIN);
        admin.get("/v2.1/flavors/" + lease.reservation).statusCode(404);
        admin.get("/v2.1/os-server-groups/" + lease.group).statusCode(404);
        admin.get("/v2.1/os-aggregates").body("aggregates.id", not(hasItem(lease.aggregate)));
        admin.delete("/v2.1/servers/" + id).statusCode(404);
    }

    @Test
    void an_end_without_a_before_end_event_takes_the_images_first() {
        LeaseStory lease = active(LeaseStory.of(H2).withSnapshot().create());
        String id = ALICES.running(ServersApi.id(ALICES.orderIn(lease.reservation, "sudden")));

        ended(lease);

        assertThat(lease.reports())
                .containsExactly(
                        "reservation.prepared", "reservation.active", "reservation.snapshotted", "reservation.ended");
        ComputeApi.as(ALICE).get("/v2.1/images?name=reserved_sudden").body("images.name", contains("reserved_sudden"));
        ALICES.gone(id);
    }

    @Test
    @Tag("case-64")
    void a_start_after_the_end_changes_nothing() {
        LeaseStory lease = active(LeaseStory.ofInstancesOn(H1).create());
        ended(lease);

        lease.start().beforeEnd();

        LeaseStory other = active(LeaseStory.of(H3).create());
        ended(other);
        assertThat(lease.reports()).endsWith("reservation.ended");
        ComputeApi.as(ADMIN).get("/v2.1/flavors/" + lease.reservation).statusCode(404);
    }

    @Test
    void a_start_waits_without_a_report_for_servers_of_the_previous_lease() {
        LeaseStory before = active(LeaseStory.ofInstancesOn(H1).create());
        String id = ALICES.running(ServersApi.id(ALICES.orderOf(before.reservation, "last", "")));
        LeaseStory after = LeaseStory.of(H1).create().start();
        LeaseStory third = active(LeaseStory.of(H3).create());
        assertThat(after.reports()).containsExactly("reservation.prepared");

        ended(before);

        soon(() -> assertThat(after.reports()).containsExactly("reservation.prepared", "reservation.active"));
        ALICES.gone(id);
        ended(after);
        ended(third);
    }

    @Test
    void a_host_with_a_server_fails_the_start_until_the_server_is_deleted() {
        Pools.unfree(H1);
        String id = BOBS.boot("squatter", "\"availability_zone\":\":%s\"".formatted(H1));
        Pools.free(H1);

        LeaseStory lease = LeaseStory.of(H1).create().start();

        soon(() -> assertThat(lease.reports()).containsExactly("reservation.prepared", "reservation.failed"));
        assertThat(lease.lastReport()).contains("HostNotEmpty", H1);
        BOBS.delete(id);
        soon(() -> assertThat(lease.reports()).endsWith("reservation.active"));
        ended(lease);
    }

    @Test
    void servers_that_cannot_be_deleted_are_reported_once_and_delay_the_end() {
        LeaseStory lease = active(LeaseStory.of(H1).create());
        String id = ALICES.running(ServersApi.id(ALICES.orderIn(lease.reservation, "stuck")));
        SimulatorApi.set(H1, "{\"state\":\"down\"}").statusCode(204);

        lease.end();
        soon(() -> ALICES.show(id).body("server.'OS-EXT-STS:task_state'", equalTo("deleting")));
        clock.advance(Duration.ofMinutes(11));

        soon(() -> assertThat(lease.reports()).endsWith("reservation.failed"));
        assertThat(lease.lastReport()).contains("ServerDeletionTimeout", H1);
        assertThat(Pools.hosts("freepool")).doesNotContain(H1);
        SimulatorApi.set(H1, "{\"state\":\"up\"}").statusCode(204);
        clock.advance(Duration.ofMinutes(1));
        soon(() -> assertThat(lease.reports()).endsWith("reservation.ended"));
        assertThat(lease.reports()).containsOnlyOnce("reservation.failed");
        ALICES.gone(id);
    }

    @CanIgnoreReturnValue
    private static LeaseStory active(LeaseStory lease) {
        lease.start();
        soon(() -> assertThat(lease.reports()).contains("reservation.active"));
        return lease;
    }

    private static void ended(LeaseStory lease) {
        lease.end();
        soon(() -> assertThat(lease.reports()).endsWith("reservation.ended"));
    }

    private static String host(String server) {
        return ALICES.show(server).extract().path("server.metadata.original_host");
    }
}
