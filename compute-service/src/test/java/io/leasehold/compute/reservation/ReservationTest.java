package io.leasehold.compute.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.common.event.ReservationReport;
import io.leasehold.compute.aggregate.HostPools.Place;
import io.leasehold.compute.reservation.Reservation.Identity;
import io.leasehold.compute.reservation.Reservation.Progress;
import io.leasehold.compute.reservation.Reservation.Standing;
import io.leasehold.compute.reservation.Reservation.Trouble;
import io.leasehold.compute.reservation.Resource.Instances;
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
    void what_it_has_too_much_and_too_little_is_the_difference() {
        Reservation reservation = with(Phase.ACTIVE, List.of("a", "b"), List.of("b", "c"), Trouble.NONE);

        assertThat(reservation.surplus()).containsExactly("c");
        assertThat(reservation.missing()).containsExactly("a");
    }

    @Test
    void being_satisfied_is_reported_when_it_is_news() {
        Progress first =
                with(Phase.PREPARED, List.of("a"), List.of("a"), Trouble.NONE).satisfied();
        Progress again = first.reservation().satisfied();

        assertThat(first.reports()).containsExactly(new ReservationReport.Active("l", "r", List.of("a")));
        assertThat(first.reservation().phase()).isEqualTo(Phase.ACTIVE);
        assertThat(again.reports()).isEmpty();
    }

    @Test
    void waiting_for_a_passing_shortage_is_silent_until_patience_ends() {
        Progress waiting = prepared().lacking(PASSING, NOON, PATIENCE);
        Progress still = waiting.reservation().lacking(PASSING, NOON.plus(Duration.ofMinutes(14)), PATIENCE);
        Progress over = still.reservation().lacking(PASSING, NOON.plus(PATIENCE), PATIENCE);

        assertThat(waiting.reports()).isEmpty();
        assertThat(waiting.awaited()).containsExactly("a");
        assertThat(still.reports()).isEmpty();
        assertThat(over.reports())
                .containsExactly(new ReservationReport.Failed("l", "r", "HostNotInFreePool", List.of("a")));
        assertThat(over.awaited()).containsExactly("a");
    }

    @Test
    void a_lasting_shortage_is_reported_once_for_the_same_hosts() {
        Progress first = prepared().lacking(LASTING, NOON, PATIENCE);
        Progress same = first.reservation().lacking(LASTING, NOON.plusSeconds(1), PATIENCE);
        Progress other = same.reservation().lacking(shortage("b", false), NOON.plusSeconds(2), PATIENCE);

        assertThat(first.reports()).hasSize(1);
        assertThat(same.reports()).isEmpty();
        assertThat(other.reports()).hasSize(1);
    }

    @Test
    void success_after_a_failure_is_news_and_clears_it() {
        Reservation failed = with(
                Phase.ACTIVE, List.of("a"), List.of("a"), new Trouble(Optional.of(NOON), Optional.of("something")));

        Progress progress = failed.satisfied();

        assertThat(progress.reports()).hasSize(1);
        assertThat(progress.reservation().standing().trouble()).isEqualTo(Trouble.NONE);
    }

    @Test
    void a_shortage_passes_when_another_reservation_has_each_host() {
        List<Place> places = List.of(new Place("a", false, List.of("x")), new Place("b", true, List.of()));

        assertThat(Shortage.of(places, Set.of("x"))).isEqualTo(shortage("a", true));
        assertThat(Shortage.of(places, Set.of("y"))).isEqualTo(shortage("a", false));
    }

    @Test
    void what_is_of_instances_is_prepared_with_the_ids_of_what_was_made() {
        UUID group = new UUID(1, 2);
        Resource resource = new Instances(
                "r", 2, 4096, 100, Optional.empty(), Optional.of(group), false, 1_000_007, Map.of("a", 1));

        Progress progress =
                of(resource, standing(Phase.NONE), List.of("a"), List.of()).prepare();

        assertThat(progress.reports())
                .containsExactly(new ReservationReport.Prepared("l", "r", "r", group.toString(), 1_000_007));
    }

    @Test
    void servers_that_take_too_long_to_go_are_reported_once_and_awaited_on() {
        Reservation ending = of(new Resource.Hosts(), ending(NOON), List.of(), List.of("a"));

        Progress soon = ending.emptying(List.of(SERVER), List.of("server/x"), NOON.plusSeconds(599), TEN_MINUTES);
        Progress late =
                soon.reservation().emptying(List.of(SERVER), List.of("server/x"), NOON.plusSeconds(600), TEN_MINUTES);
        Progress later =
                late.reservation().emptying(List.of(SERVER), List.of("server/x"), NOON.plusSeconds(700), TEN_MINUTES);

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
        return with(Phase.PREPARED, List.of("a"), List.of(), Trouble.NONE);
    }

    private static Reservation with(Phase phase, List<String> wanted, List<String> held, Trouble trouble) {
        return of(new Resource.Hosts(), standing(phase).in(phase, trouble), wanted, held);
    }

    private static Reservation of(Resource resource, Standing standing, List<String> wanted, List<String> held) {
        return new Reservation(new Identity("r", "l", "p"), resource, standing, wanted, true, held);
    }

    private static Standing standing(Phase phase) {
        return new Standing(phase, true, Trouble.NONE, SnapshotWish.NONE, List.of(), Optional.empty());
    }

    private static Standing ending(Instant since) {
        return new Standing(Phase.ENDING, true, Trouble.NONE, SnapshotWish.NONE, List.of(), Optional.of(since));
    }
}
