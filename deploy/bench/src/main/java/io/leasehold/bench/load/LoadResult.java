package io.leasehold.bench.load;

import java.time.Duration;
import java.util.Map;

/**
 * Result of a load.
 *
 * @param answered the latencies of the expected responses
 * @param elapsed the time from the first call to the last response
 * @param unexpected the number of other outcomes, by status and body or by failure
 */
public record LoadResult(Latencies answered, Duration elapsed, Map<String, Integer> unexpected) {
    private static final double NANOS_OF_SECOND = 1e9;

    public LoadResult {
        unexpected = Map.copyOf(unexpected);
    }

    /** Returns the expected responses per second. */
    public double rate() {
        return answered.count() * NANOS_OF_SECOND / elapsed.toNanos();
    }

    /** Returns this result; fails when some responses were unexpected, since such a rate is not comparable. */
    public LoadResult requireNoUnexpected() {
        if (!unexpected.isEmpty()) {
            throw new IllegalStateException("The service answered otherwise than expected: " + unexpected);
        }
        return this;
    }
}
