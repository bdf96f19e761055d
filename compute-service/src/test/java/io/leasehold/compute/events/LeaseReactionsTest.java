package io.leasehold.compute.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;

import io.leasehold.common.event.Topics;
import io.leasehold.common.test.KafkaLog;
import io.leasehold.common.test.MovableClock;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.KnownFleet;
import io.leasehold.compute.LeaseStory;
import io.leasehold.compute.Pools;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ComputeTest
class LeaseReactionsTest {
    private static final String H1 = "910542A_78A1B01";
    private static final String H2 = "910542A_78A1B02";
    private static final String H3 = "900942A_10C4DA0";
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    MovableClock clock;

    @BeforeEach
    void three_hosts_may_be_leased() {
        KnownFleet.await();
        Pools.free(H1, H2, H3);
    }

    @AfterEach
    void the_clock_is_reset_and_no_host_is_leased() {
        clock.reset();
        Pools.clear();
    }

    @Test
    void a_new_lease_gets_an_aggregate_without_hosts() {
        LeaseStory story = LeaseStory.of(H1).create();

        soon(() -> assertThat(story.reports()).containsExactly("reservation.prepared"));
        Map<String, Object> aggregate = Pools.find(story.reservation).orElseThrow();
        assertThat(aggregate.get("availability_zone")).isEqualTo("blazar_" + story.reservation);
        assertThat(aggregate.get("metadata"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("blazar:owner", LeaseStory.PROJECT);
        assertThat(aggregate.get("hosts")).isEqualTo(List.of());
        finish(story);
    }

    @Test
    void a_start_moves_the_hosts_from_the_freepool() {
        LeaseStory story = LeaseStory.of(H1, H2).create().start();

        soon(() -> assertThat(story.reports()).containsExactly("reservation.prepared", "reservation.active"));
        assertThat(Pools.hosts(story.reservation)).containsExactlyInAnyOrder(H1, H2);
        assertThat(Pools.hosts("freepool")).containsExactly(H3);
        assertThat(story.lastReport()).contains(H1, H2, story.reservation);
        finish(story);
    }

    @Test
    void a_leased_host_can_neither_be_removed_from_the_freepool_nor_added() {
        LeaseStory story = LeaseStory.of(H1).create().start();
        soon(() -> assertThat(Pools.hosts(story.reservation)).containsExactly(H1));

        for (ValidatableResponse answer : List.of(Pools.remove("freepool", H1), Pools.add("freepool", H1))) {
            answer.statusCode(409)
                    .body(
                            "conflictingRequest.message",
                            endsWith("Reservation %s has it and will put it back.".formatted(story.reservation)));
        }
        Pools.remove("freepool", "910542A_78A1B05").statusCode(404);

        finish(story);
        Pools.remove("freepool", H1).statusCode(200);
    }

    @Test
    void a_start_takes_effect_well_within_a_second() {
        LeaseStory story = LeaseStory.of(H1, H2, H3).create();
        soon(() -> assertThat(story.reports()).containsExactly("reservation.prepared"));

        story.start();

        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(25))
                .untilAsserted(() -> assertThat(Pools.hosts(story.reservation)).hasSize(3));
        finish(story);
    }

    @Test
    void an_end_returns_the_hosts_and_is_reported_once() {
        LeaseStory story = LeaseStory.of(H1, H2).create().start();
        soon(() -> assertThat(Pools.hosts(story.reservation)).hasSize(2));

        story.end().delete().end();

        soon(() -> assertThat(Pools.find(story.reservation)).isEmpty());
        assertThat(Pools.hosts("freepool")).contains(H1, H2);
        afterAnotherLease();
        assertThat(story.reports()).containsOnlyOnce("reservation.ended");
        assertThat(story.lastReport()).contains(H1, H2);
    }

    @Test
    @Tag("case-61")
    void a_repeated_start_changes_nothing() {
        String id = UUID.randomUUID().toString();
        LeaseStory story = LeaseStory.of(H1).create().start();
        soon(() -> assertThat(story.reports()).contains("reservation.active"));

        story.tell("lease.event.start_lease", id)
                .tell("lease.event.start_lease", id)
                .start()
                .create();

        afterAnotherLease();
        assertThat(story.reports()).containsExactly("reservation.prepared", "reservation.active");
        assertThat(Pools.hosts(story.reservation)).containsExactly(H1);
        finish(story);
    }

    @Test
    @Tag("case-64")
    void an_end_before_the_start_is_final() {
        LeaseStory story = LeaseStory.of(H1).end();
        soon(() -> assertThat(story.reports()).containsExactly("reservation.ended"));

        story.create().start().update(H1, H2);

        afterAnotherLease();
        assertThat(story.reports()).containsExactly("reservation.ended");
        assertThat(Pools.find(story.reservation)).isEmpty();
        assertThat(Pools.hosts("freepool")).contains(H1);
    }

    @Test
    void a_lease_that_is_deleted_before_it_starts_leaves_nothing() {
        LeaseStory story = LeaseStory.of(H1).create().delete();

        soon(() -> assertThat(story.reports()).endsWith("reservation.ended"));
        assertThat(Pools.find(story.reservation)).isEmpty();
    }

    @Test
    void an_update_swaps_hosts_of_a_running_lease() {
        LeaseStory story = LeaseStory.of(H1, H2).create().start();
        soon(() -> assertThat(story.reports()).contains("reservation.active"));

        story.update(H2, H3);

        soon(() -> assertThat(story.reports())
                .containsExactly("reservation.prepared", "reservation.active", "reservation.active"));
        assertThat(Pools.hosts(story.reservation)).containsExactlyInAnyOrder(H2, H3);
        assertThat(Pools.hosts("freepool")).containsExactly(H1);
        assertThat(story.lastReport()).contains(H2, H3).doesNotContain(H1);
        finish(story);
    }

    @Test
    void an_update_before_the_start_moves_no_host() {
        LeaseStory story = LeaseStory.of(H1).create().update(H2);
        afterAnotherLease();
        assertThat(Pools.hosts(story.reservation)).isEmpty();

        story.start();

        soon(() -> assertThat(Pools.hosts(story.reservation)).containsExactly(H2));
        finish(story);
    }

    @Test
    void an_outdated_update_changes_nothing() {
        LeaseStory story = LeaseStory.of(H1).create().start();
        String old = story.payload();
        LeaseStory updated = story.update(H2);
        soon(() -> assertThat(Pools.hosts(story.reservation)).containsExactly(H2));

        updated.tell("lease.update", UUID.randomUUID().toString(), old);

        afterAnotherLease();
        assertThat(Pools.hosts(story.reservation)).containsExactly(H2);
        finish(story);
    }

    @Test
    void a_start_waits_without_a_report_for_hosts_of_another_lease() {
        LeaseStory first = LeaseStory.of(H1, H2).create().start();
        soon(() -> assertThat(first.reports()).contains("reservation.active"));
        LeaseStory second = LeaseStory.of(H2, H3).create().start();
        afterAnotherLease();
        assertThat(second.reports()).containsExactly("reservation.prepared");
        assertThat(Pools.hosts(second.reservation)).isEmpty();

        first.end();

        soon(() -> assertThat(second.reports()).containsExactly("reservation.prepared", "reservation.active"));
        assertThat(Pools.hosts(second.reservation)).containsExactlyInAnyOrder(H2, H3);
        assertThat(Pools.hosts("freepool")).containsExactly(H1);
        finish(second);
    }

    @Test
    void after_the_time_limit_a_failure_is_reported_and_waiting_continues() {
        LeaseStory first = LeaseStory.of(H1).create().start();
        soon(() -> assertThat(first.reports()).contains("reservation.active"));
        LeaseStory second = LeaseStory.of(H1).create().start();
        soon(() -> assertThat(second.reports()).containsExactly("reservation.prepared"));

        clock.advance(Duration.ofMinutes(16));

        soon(() -> assertThat(second.reports()).containsExactly("reservation.prepared", "reservation.failed"));
        assertThat(second.lastReport()).contains("HostNotInFreePool", H1);
        first.end();
        soon(() -> assertThat(second.reports()).endsWith("reservation.active"));
        finish(second);
    }

    @Test
    void a_host_outside_the_freepool_fails_the_start_once_until_the_host_is_added() {
        Pools.unfree(H3);
        LeaseStory story = LeaseStory.of(H2, H3).create().start();
        soon(() -> assertThat(story.reports()).containsExactly("reservation.prepared", "reservation.failed"));
        assertThat(story.lastReport()).contains("HostNotInFreePool", H3).doesNotContain(H2);
        assertThat(Pools.hosts("freepool")).contains(H2);
        clock.advance(Duration.ofSeconds(40));
        afterAnotherLease();
        assertThat(story.reports()).containsExactly("reservation.prepared", "reservation.failed");

        Pools.free(H3);

        soon(() -> assertThat(story.reports())
                .containsExactly("reservation.prepared", "reservation.failed", "reservation.active"));
        finish(story);
    }

    @Test
    void a_waiting_start_is_cancelled_by_the_end_of_its_lease() {
        Pools.unfree(H3);
        LeaseStory story = LeaseStory.of(H3).create().start();
        soon(() -> assertThat(story.reports()).endsWith("reservation.failed"));

        story.end();

        soon(() -> assertThat(story.reports()).endsWith("reservation.ended"));
        Pools.free(H3);
        afterAnotherLease();
        assertThat(Pools.hosts("freepool")).contains(H3);
        assertThat(story.reports()).endsWith("reservation.ended");
    }

    @Test
    void two_leases_that_swap_their_hosts_both_succeed() {
        LeaseStory one = LeaseStory.of(H1).create().start();
        LeaseStory other = LeaseStory.of(H2).create().start();
        soon(() -> assertThat(other.reports()).contains("reservation.active"));
        soon(() -> assertThat(one.reports()).contains("reservation.active"));

        one.update(H2);
        other.update(H1);

        soon(() -> assertThat(Pools.hosts(one.reservation)).containsExactly(H2));
        soon(() -> assertThat(Pools.hosts(other.reservation)).containsExactly(H1));
        finish(one);
        finish(other);
    }

    @Test
    void an_unreadable_record_goes_to_the_dead_letter_topic() {
        LeaseStory story =
                LeaseStory.of(H1).tell("lease.create", UUID.randomUUID().toString(), "{\"lease_id\":");
        KafkaLog dead = new KafkaLog(Topics.deadLetters(Topics.LEASE));

        soon(() -> assertThat(dead.read(story.lease)).hasSize(1));
        afterAnotherLease();
    }

    private static void finish(LeaseStory story) {
        story.end();
        soon(() -> assertThat(story.reports()).endsWith("reservation.ended"));
    }

    /** Waits until a later lease has come and gone, and with it all earlier events of its partition. */
    private static void afterAnotherLease() {
        LeaseStory other = LeaseStory.of().create().end();
        soon(() -> assertThat(other.reports()).endsWith("reservation.ended"));
    }

    private static void soon(ThrowingRunnable assertion) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(100)).untilAsserted(assertion);
    }
}
