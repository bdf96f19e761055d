package io.leasehold.reservation.availability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Use of one host over time, and the starts that are possible on the host.
 *
 * @param room amount of each needed resource class
 * @param uses allocations of other leases
 */
record HostUsage(List<Long> room, List<Use> uses) {
    /**
     * An allocation of another lease.
     *
     * @param whole true when the lease holds the whole host
     * @param amounts amount of each needed resource class, in the order of {@code room}
     */
    record Use(Span span, boolean whole, List<Long> amounts) {
        Use {
            amounts = List.copyOf(amounts);
        }
    }

    private record Level(Span span, boolean whole, List<Long> used) {}

    HostUsage {
        room = List.copyOf(room);
        uses = List.copyOf(uses);
    }

    /**
     * Computes the starts at which a number of slots does not fit for {@code length} minutes.
     *
     * @param need amounts of one slot, by class; empty for the whole host
     */
    List<Span> blocked(int slots, List<Long> need, long length) {
        return levels().stream()
                .filter(level -> level.whole() || !fits(level, slots, need))
                .map(level ->
                        new Span(level.span().from() - length + 1, level.span().to()))
                .toList();
    }

    /** The number of slots that fit on the empty host, up to {@code most}. */
    int capacity(List<Long> need, int most) {
        long slots = most;
        for (int each = 0; each < need.size(); each++) {
            slots = Math.min(slots, Math.max(0, room.get(each)) / need.get(each));
        }
        return Math.toIntExact(slots);
    }

    private boolean fits(Level level, int slots, List<Long> need) {
        if (need.isEmpty()) {
            return false;
        }
        for (int each = 0; each < need.size(); each++) {
            if (level.used().get(each) + slots * need.get(each) > room.get(each)) {
                return false;
            }
        }
        return true;
    }

    /** The spans between two changes of the use, without unused ones. */
    private List<Level> levels() {
        Map<Long, List<Use>> starts = new TreeMap<>();
        Map<Long, List<Use>> ends = new TreeMap<>();
        TreeMap<Long, Boolean> edges = new TreeMap<>();
        for (Use use : uses) {
            starts.computeIfAbsent(use.span().from(), edge -> new ArrayList<>()).add(use);
            ends.computeIfAbsent(use.span().to(), edge -> new ArrayList<>()).add(use);
            edges.put(use.span().from(), true);
            edges.put(use.span().to(), true);
        }
        return sweep(new ArrayList<>(edges.keySet()), starts, ends);
    }

    private List<Level> sweep(List<Long> edges, Map<Long, List<Use>> starts, Map<Long, List<Use>> ends) {
        List<Level> levels = new ArrayList<>();
        long[] used = new long[room.size()];
        int running = 0;
        int whole = 0;
        for (int place = 0; place + 1 < edges.size(); place++) {
            for (Use use : ends.getOrDefault(edges.get(place), List.of())) {
                add(used, use, -1);
                running--;
                whole -= use.whole() ? 1 : 0;
            }
            for (Use use : starts.getOrDefault(edges.get(place), List.of())) {
                add(used, use, 1);
                running++;
                whole += use.whole() ? 1 : 0;
            }
            if (running > 0) {
                levels.add(new Level(new Span(edges.get(place), edges.get(place + 1)), whole > 0, boxed(used)));
            }
        }
        return levels;
    }

    private static void add(long[] used, Use use, int sign) {
        for (int each = 0; each < used.length; each++) {
            used[each] += sign * use.amounts().get(each);
        }
    }

    private static List<Long> boxed(long[] amounts) {
        return Arrays.stream(amounts).boxed().toList();
    }
}
