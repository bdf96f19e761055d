package io.leasehold.reservation.availability;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.reservation.demand.AddressDemand;
import io.leasehold.reservation.demand.Affinity;
import io.leasehold.reservation.demand.HostDemand;
import io.leasehold.reservation.demand.Resources;
import io.leasehold.reservation.demand.SlotDemand;
import io.leasehold.reservation.demand.SlotLimit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A host has room for 4 vcpus; times are minutes. */
class CalendarTest {
    private static final Span DAY = new Span(0, 100);
    private static final HostDemand ONE_HOST = new HostDemand(1, 1, List.of());

    @Test
    void a_free_host_may_be_leased_at_once() {
        assertThat(new Calendar(ONE_HOST, List.of(host()), 10).starts(DAY))
                .isEqualTo(new PossibleStarts(List.of(DAY), 1, List.of(0L)));
    }

    @Test
    void a_lease_fits_between_two_others_that_leave_it_just_enough_time() {
        OccupiedResource host = host(whole(0, 20), whole(30, 50));

        assertThat(new Calendar(ONE_HOST, List.of(host), 10).starts(DAY).possible())
                .containsExactly(new Span(20, 21), new Span(50, 100));
        assertThat(new Calendar(ONE_HOST, List.of(host), 11).starts(DAY).possible())
                .containsExactly(new Span(50, 100));
    }

    @Test
    void two_hosts_must_be_free_together() {
        List<OccupiedResource> hosts = List.of(host(whole(0, 40)), host(whole(30, 60)), host(whole(0, 90)));

        PossibleStarts starts = new Calendar(new HostDemand(2, 2, List.of()), hosts, 10).starts(DAY);

        assertThat(starts.possible()).containsExactly(new Span(60, 100));
        assertThat(starts.most()).isEqualTo(3);
    }

    @Test
    void slots_are_added_up_over_hosts_unless_they_must_be_together() {
        List<OccupiedResource> hosts = List.of(host(slots(0, 30, 2)), host(slots(0, 60, 3)));

        assertThat(new Calendar(slots(3, Affinity.NONE), hosts, 10).starts(DAY).possible())
                .containsExactly(new Span(0, 100));
        assertThat(new Calendar(slots(3, Affinity.TOGETHER), hosts, 10)
                        .starts(DAY)
                        .possible())
                .containsExactly(new Span(30, 100));
        assertThat(new Calendar(slots(2, Affinity.APART), hosts, 10).starts(DAY).possible())
                .containsExactly(new Span(0, 100));
        assertThat(new Calendar(slots(3, Affinity.APART), hosts, 10).starts(DAY).possible())
                .isEmpty();
    }

    @Test
    void nothing_fits_beside_a_whole_host_lease() {
        assertThat(new Calendar(slots(1, Affinity.NONE), List.of(host(whole(10, 20))), 5)
                        .starts(DAY)
                        .possible())
                .containsExactly(new Span(0, 6), new Span(20, 100));
    }

    @Test
    void a_required_address_must_be_free_and_known() {
        AddressDemand demand = new AddressDemand("n", 1, List.of("172.24.4.101"));
        OccupiedResource required = new OccupiedResource(true, List.of(), List.of(List.of(0L, 50L, 1L)));
        OccupiedResource other = new OccupiedResource(false, List.of(), List.of());

        assertThat(new Calendar(demand, List.of(required, other), 10)
                        .starts(DAY)
                        .possible())
                .containsExactly(new Span(50, 100));
        assertThat(new Calendar(demand, List.of(other), 10).starts(DAY).possible())
                .isEmpty();
    }

    @Property(tries = 300)
    void the_search_finds_what_trying_every_minute_finds(
            @ForAll("hosts") List<OccupiedResource> hosts, @ForAll("demands") SlotDemand demand) {
        Calendar calendar = new Calendar(demand, hosts, 7);
        Span range = new Span(0, 40);

        List<Span> possible = calendar.starts(range).possible();

        LongStream.range(range.from(), range.to())
                .forEach(start -> assertThat(
                                possible.stream().anyMatch(span -> span.from() <= start && start < span.to()))
                        .as("a start at %d", start)
                        .isEqualTo(fits(demand, hosts, start, 7)));
    }

    @Provide
    Arbitrary<List<OccupiedResource>> hosts() {
        Arbitrary<List<Long>> use = Combinators.combine(
                        Arbitraries.longs().between(0, 40),
                        Arbitraries.longs().between(1, 15),
                        Arbitraries.longs().between(1, 2),
                        Arbitraries.of(true, false, false))
                .as((from, length, vcpus, whole) ->
                        whole ? whole(from, from + length) : slots(from, from + length, vcpus));
        return use.list()
                .ofMaxSize(3)
                .map(uses -> new OccupiedResource(false, List.of(4L), uses))
                .list()
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<SlotDemand> demands() {
        return Combinators.combine(Arbitraries.integers().between(1, 6), Arbitraries.of(Affinity.class))
                .as(CalendarTest::slots);
    }

    private static boolean fits(SlotDemand demand, List<OccupiedResource> hosts, long start, long length) {
        List<Long> free = hosts.stream().map(host -> free(host, start, length)).toList();
        return switch (demand.affinity()) {
            case NONE -> free.stream().mapToLong(Long::longValue).sum() >= demand.amount();
            case TOGETHER -> free.stream().anyMatch(slots -> slots >= demand.amount());
            case APART -> free.stream().filter(slots -> slots >= 1).count() >= demand.amount();
        };
    }

    private static long free(OccupiedResource host, long start, long length) {
        return LongStream.range(start, start + length)
                .map(minute -> Math.max(
                        0,
                        4
                                - host.uses().stream()
                                        .filter(use -> use.get(0) <= minute && minute < use.get(1))
                                        .mapToLong(use -> use.get(2) == 1 ? 4 : use.get(3))
                                        .sum()))
                .min()
                .orElseThrow();
    }

    private static OccupiedResource host() {
        return new OccupiedResource(false, List.of(4L), List.of());
    }

    private static OccupiedResource host(List<Long> use) {
        return new OccupiedResource(false, List.of(4L), List.of(use));
    }

    private static OccupiedResource host(List<Long> use, List<Long> another) {
        return new OccupiedResource(false, List.of(4L), List.of(use, another));
    }

    private static List<Long> whole(long from, long to) {
        return List.of(from, to, 1L, 0L);
    }

    private static List<Long> slots(long from, long to, long vcpus) {
        return List.of(from, to, 0L, vcpus);
    }

    private static SlotDemand slots(int amount, Affinity affinity) {
        Resources oneVcpu = new Resources(new TreeMap<>(Map.of(Resources.VCPU, 1L)));
        return new SlotDemand(amount, oneVcpu, affinity, new SlotLimit.ByHardware(), List.of());
    }
}
