package io.leasehold.reservation.lease;

import io.leasehold.reservation.demand.Affinity;
import io.leasehold.reservation.demand.Size;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random sequences of requests about leases. */
final class History {
    /** Half-open span in minutes after the contract's T. */
    record Span(int from, int until) {
        boolean overlaps(Span other) {
            return from < other.until && other.from < until;
        }

        boolean covers(Span other) {
            return from <= other.from && other.until <= until;
        }
    }

    sealed interface Wanted {}

    record Hosts(int min, int max) implements Wanted {}

    record Instances(int amount, Size size, Affinity affinity) implements Wanted {}

    sealed interface Step {}

    record Create(Span span, List<Wanted> wanted) implements Step {}

    /** A move of the lease at position {@code which}, modulo the number of leases. */
    record Move(int which, Span to) implements Step {}

    record Delete(int which) implements Step {}

    private History() {}

    static Arbitrary<List<Step>> any() {
        return Arbitraries.frequencyOf(Tuple.of(6, creates()), Tuple.of(4, moves()), Tuple.of(2, deletes()))
                .list()
                .ofMinSize(5)
                .ofMaxSize(25);
    }

    private static Arbitrary<Step> creates() {
        return Combinators.combine(
                        spans(),
                        Arbitraries.oneOf(hosts(), instances(), instances())
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(2))
                .as(Create::new);
    }

    private static Arbitrary<Step> moves() {
        return Combinators.combine(Arbitraries.integers().between(0, 9), spans())
                .as(Move::new);
    }

    private static Arbitrary<Step> deletes() {
        return Arbitraries.integers().between(0, 9).map(Delete::new);
    }

    private static Arbitrary<Span> spans() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(1, 20))
                .as((from, length) -> new Span(from, from + length));
    }

    private static Arbitrary<Wanted> hosts() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.integers().between(0, 2))
                .as((min, more) -> new Hosts(min, min + more));
    }

    private static Arbitrary<Wanted> instances() {
        Arbitrary<Size> sizes = Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(10, 2048, 3000, 8192),
                        Arbitraries.of(0, 1, 40, 100))
                .as(Size::new);
        return Combinators.combine(Arbitraries.integers().between(1, 6), sizes, Arbitraries.of(Affinity.class))
                .as(Instances::new);
    }
}
