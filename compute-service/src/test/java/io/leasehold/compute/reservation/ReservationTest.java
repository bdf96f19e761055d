package io.leasehold.compute.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.common.event.ReservationReport;
import io.leasehold.compute.aggregate.HostPools.HostLocation;
import io.leasehold.compute.reservation.Reservation.Identity;
import io.leasehold.compute.reservation.Reservation.Problem;
import io.leasehold.compute.reservation.Reservation.Progress;
import io.leasehold.compute.reservation.Reservation.State;
import io.leasehold.compute.reservation.ReservedResource.Instances;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReservationTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID SERVER = new UUID(7, 7);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Shortage PASSING = shortage("a", true);
    private static final Shortage LASTING = shortage("a", false);

    @Test
    void surplus_and_missing_hosts_are_the_differences() {
        Reservation reservation = with(ReservationPhase.ACTIVE, List.of("a", "b"), List.of("b", "c"), Problem.NONE);

        assertThat(reservation.surplus()).containsExactly("c");
        assertThat(reservation.missing()).containsExactly("a");
    }

    @Test
    void satisfaction_is_reported_when_new() {
        Progress first = with(ReservationPhase.PREPARED, List.of("a"), List.of("a"), Problem.NONE)
                .satisfied();
        Progress again = first.reservation().satisfied();

        assertThat(first.reports()).containsExactly(new ReservationReport.Active("l", "r", List.of("a")));
        assertThat(first.reservation().phase()).isEqualTo(ReservationPhase.ACTIVE);
        assertThat(again.reports()).isEmpty();
    }

    @Test
    void waiting_for_a_passing_shortage_is_not_reported_before_the_time_limit() {
        Progress waiting = prepared().shortOf(PASSING, NOON, PATIENCE);
        Progress still = waiting.reservation().shortOf(PASSING, NOON.plus(Duration.ofMinutes(14)), PATIENCE);
        Progress over = still.reservation().shortOf(PASSING, NOON.plus(PATIENCE), PATIENCE);

        assertThat(waiting.reports()).isEmpty();
        assertThat(waiting.awaited()).containsExactly("a");
        assertThat(still.reports()).isEmpty();
        assertThat(over.reports())
                .containsExactly(new ReservationReport.Failed("l", "r", "HostNotInFreePool", List.of("a")));
        assertThat(over.awaited()).containsExactly("a");
    }

    @Test
    void a_lasting_shortage_is_reported_once_for_the_same_hosts() {
        Progress first = prepared().shortOf(LASTING, NOON, PATIENCE);
        Progress same = first.reservation().shortOf(LASTING, NOON.plusSeconds(1), PATIENCE);
        Progress other = same.reservation().shortOf(shortage("b", false), NOON.plusSeconds(2), PATIENCE);

        assertThat(first.reports()).hasSize(1);
        assertThat(same.reports()).isEmpty();
        assertThat(other.reports()).hasSize(1);
    }

    @Test
    void success_after_a_failure_is_reported_and_clears_the_failure() {
        Reservation failed = with(
                ReservationPhase.ACTIVE,
                List.of("a"),
                List.of("a"),
                new Problem(Optional.of(NOON), Optional.of("something")));

        Progress progress = failed.satisfied();

        assertThat(progress.reports()).hasSize(1);
        assertThat(progress.reservation().state().problem()).isEqualTo(Problem.NONE);
    }

    @Test
    void a_shortage_is_passing_when_other_reservations_have_all_hosts() {
        List<HostLocation> locations =
                List.of(new HostLocation("a", false, List.of("x")), new HostLocation("b", true, List.of()));

        assertThat(Shortage.of(locations, Set.of("x"))).isEqualTo(shortage("a", true));
        assertThat(Shortage.of(locations, Set.of("y"))).isEqualTo(shortage("a", false));
    }

    @Test
    void the_preparation_of_instances_reports_the_created_ids() {
        UUID group = new UUID(1, 2);
        ReservedResource resource = new Instances(
                "r", 2, 4096, 100, Optional.empty(), Optional.of(group), false, 1_000_007, Map.of("a", 1));

        Progress progress = of(resource, state(ReservationPhase.NONE), List.of("a"), List.of())
                .prepare();

        assertThat(progress.reports())
                .containsExactly(new ReservationReport.Prepared("l", "r", "r", group.toString(), 1_000_007));
    }

    @Test
    void slow_deletions_are_reported_once_and_awaited() {
        Reservation ending = of(new ReservedResource.Hosts(), ending(NOON), List.of(), List.of("a"));

        Progress soon =
                ending.deletingServers(List.of(SERVER), List.of("server/x"), NOON.plusSeconds(599), TEN_MINUTES);
        Progress late = soon.reservation()
                .deletingServers(List.of(SERVER), List.of("server/x"), NOON.plusSeconds(600), TEN_MINUTES);
        Progress later = late.reservation()
                .deletingServers(List.of(SERVER), List.of("server/x"), NOON.plusSeconds(700), TEN_MINUTES);

        assertThat(soon.reports()).isEmpty();
        assertThat(late.reports())
                .containsExactly(new ReservationReport.Failed("l", "r", "ServerDeletionTimeout", List.of("a")));
        assertThat(later.reports()).isEmpty();
        assertThat(later.awaited()).containsExactly("server/x");
        assertThat(later.reservation().ended().reports())
                .containsExactly(new ReservationReport.Ended("l", "r", List.of("a"), List.of(SERVER.toString())));
    }

    private static Shortage shortage(String host, boolean passing) {
        return new Shortage("HostNotInFreePool", List.of(host), passing, List.of(host));
    }

    private static Reservation prepared() {
        return with(ReservationPhase.PREPARED, List.of("a"), List.of(), Problem.NONE);
    }

    private static Reservation with(ReservationPhase phase, List<String> wanted, List<String> held, Problem problem) {
        return of(new ReservedResource.Hosts(), state(phase).in(phase, problem), wanted, held);
    }

    private static Reservation of(ReservedResource resource, State state, List<String> wanted, List<String> held) {
        return new Reservation(new Identity("r", "l", "p"), resource, state, wanted, true, held);
    }

    private static State state(ReservationPhase phase) {
        return new State(phase, true, Problem.NONE, SnapshotState.NONE, List.of(), Optional.empty());
    }

    private static State ending(Instant since) {
        return new State(
                ReservationPhase.ENDING, true, Problem.NONE, SnapshotState.NONE, List.of(), Optional.of(since));
    }
}
