package io.leasehold.reservation.availability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Starts at which the demand of one reservation could be met.
 *
 * @param possible spans of starts, in order and not adjacent
 * @param most largest number of units that are free at once
 * @param releases times at which units become free, in order
 */
record PossibleStarts(List<Span> possible, int most, List<Long> releases) {
    private record Change(int free, int missing) {
        Change plus(Change other) {
            return new Change(free + other.free, missing + other.missing);
        }
    }

    PossibleStarts {
        possible = List.copyOf(possible);
        releases = List.copyOf(releases);
    }

    /** Computes the starts in {@code range} at which {@code wanted} units are free, including all required ones. */
    static PossibleStarts of(List<ReservableUnit> units, int wanted, Span range) {
        TreeMap<Long, Change> changes = new TreeMap<>();
        changes.put(range.from(), new Change(units.size(), 0));
        units.forEach(unit -> merged(unit.blocked(), range).forEach(span -> block(changes, span, unit.required())));
        return sweep(changes, wanted, range);
    }

    /** The intersection of two lists of spans. */
    static List<Span> common(List<Span> some, List<Span> others) {
        return some.stream()
                .flatMap(span -> others.stream().map(span::within))
                .filter(span -> !span.isEmpty())
                .toList();
    }

    private static PossibleStarts sweep(TreeMap<Long, Change> changes, int wanted, Span range) {
        List<Span> possible = new ArrayList<>();
        Change now = new Change(0, 0);
        int most = 0;
        for (Map.Entry<Long, Change> change : changes.entrySet()) {
            now = now.plus(change.getValue());
            long until = Optional.ofNullable(changes.higherKey(change.getKey())).orElse(range.to());
            most = change.getKey() < range.to() ? Math.max(most, now.free()) : most;
            if (now.free() >= wanted && now.missing() == 0) {
                possible.add(new Span(change.getKey(), until).within(range));
            }
        }
        return new PossibleStarts(joined(possible), most, releases(changes));
    }

    private static List<Long> releases(TreeMap<Long, Change> changes) {
        return changes.entrySet().stream()
                .filter(change -> change.getValue().free() > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void block(TreeMap<Long, Change> changes, Span span, boolean required) {
        int missing = required ? 1 : 0;
        changes.merge(span.from(), new Change(-1, missing), Change::plus);
        changes.merge(span.to(), new Change(1, -missing), Change::plus);
    }

    /** The spans within the range, merged where they overlap or touch. */
    private static List<Span> merged(List<Span> spans, Span range) {
        List<Span> sorted = spans.stream()
                .map(span -> span.within(range))
                .filter(span -> !span.isEmpty())
                .sorted(Comparator.comparingLong(Span::from))
                .toList();
        return joined(sorted);
    }

    private static List<Span> joined(List<Span> sorted) {
        List<Span> joined = new ArrayList<>();
        for (Span span : sorted) {
            boolean touches = !joined.isEmpty() && joined.getLast().to() >= span.from();
            if (touches) {
                Span last = joined.removeLast();
                joined.add(new Span(last.from(), Math.max(last.to(), span.to())));
            } else if (!span.isEmpty()) {
                joined.add(span);
            }
        }
        return joined;
    }
}
