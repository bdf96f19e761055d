package io.leasehold.compute.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.common.event.ReservationReport;
import io.leasehold.compute.aggregate.HostPools.Place;
import io.leasehold.compute.reservation.Reservation.Progress;
import io.leasehold.compute.reservation.Reservation.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReservationTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Shortage PASSING = new Shortage(List.of("a"), true);
    private static final Shortage LASTING = new Shortage(List.of("a"), false);

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
        Progress other = same.reservation().lacking(new Shortage(List.of("b"), false), NOON.plusSeconds(2), PATIENCE);

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
        assertThat(progress.reservation().trouble()).isEqualTo(Trouble.NONE);
    }

    @Test
    void a_shortage_passes_when_another_reservation_has_each_host() {
        List<Place> places = List.of(new Place("a", false, List.of("x")), new Place("b", true, List.of()));

        assertThat(Shortage.of(places, Set.of("x"))).isEqualTo(new Shortage(List.of("a"), true));
        assertThat(Shortage.of(places, Set.of("y"))).isEqualTo(new Shortage(List.of("a"), false));
    }

    private static Reservation prepared() {
        return with(Phase.PREPARED, List.of("a"), List.of(), Trouble.NONE);
    }

    private static Reservation with(Phase phase, List<String> wanted, List<String> held, Trouble trouble) {
        return new Reservation("r", "l", "p", phase, true, wanted, trouble, true, held);
    }
}
