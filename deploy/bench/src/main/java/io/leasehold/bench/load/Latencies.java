package io.leasehold.bench.load;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;

/** How long single things took, from the shortest to the longest. */
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

    /** The smallest of them that is not exceeded by this share of them all; zero when there are none. */
    public Duration percentile(double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted.length == 0 ? Duration.ZERO : Duration.ofNanos(sorted[Math.max(rank, 1) - 1]);
    }

    public Duration max() {
        return percentile(1);
    }

    /** A duration as tables show it: in milliseconds, more exactly when it is short. */
    public static String millis(Duration duration) {
        double millis = duration.toNanos() / NANOS_OF_MILLI;
        return String.format(Locale.ROOT, millis < 10 ? "%.2f" : "%.0f", millis);
    }
}
