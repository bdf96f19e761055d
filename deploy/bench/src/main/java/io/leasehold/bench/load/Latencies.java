package io.leasehold.bench.load;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;

/** Sorted durations of single calls. */
public final class Latencies {
    private static final double NANOS_OF_MILLI = 1e6;

    private final long[] sorted;

    private Latencies(long[] sorted) {
        this.sorted = sorted;
    }

    public static Latencies ofNanos(Collection<Long> nanos) {
        return new Latencies(nanos.stream().mapToLong(Long::longValue).sorted().toArray());
    }

    public int count() {
        return sorted.length;
    }

    /** Returns the smallest duration that is not exceeded by this share of all durations; zero without any. */
    public Duration percentile(double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted.length == 0 ? Duration.ZERO : Duration.ofNanos(sorted[Math.max(rank, 1) - 1]);
    }

    public Duration max() {
        return percentile(1);
    }

    /** Returns a duration in milliseconds for a table, with more digits when it is short. */
    public static String millis(Duration duration) {
        double millis = duration.toNanos() / NANOS_OF_MILLI;
        return String.format(Locale.ROOT, millis < 10 ? "%.2f" : "%.0f", millis);
    }
}
