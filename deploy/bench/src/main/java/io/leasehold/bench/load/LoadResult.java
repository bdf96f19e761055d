package io.leasehold.bench.load;

import java.time.Duration;
import java.util.Map;

/**
 * What came of a load.
 *
 * @param answered  how long the answers that were expected took
 * @param elapsed   from the first call to the last answer
 * @param surprises how many other outcomes there were, by what they were
 */
public record LoadResult(Latencies answered, Duration elapsed, Map<String, Integer> unexpected) {
    private static final double NANOS_OF_SECOND = 1e9;

    public LoadResult {
        unexpected = Map.copyOf(unexpected);
    }

    /** Expected answers in a second. */
    public double rate() {
        return answered.count() * NANOS_OF_SECOND / elapsed.toNanos();
    }

    /** The same, or a failure when some answers were not as expected: nobody shall compare such a number. */
    public LoadResult requireNoUnexpected() {
        if (!unexpected.isEmpty()) {
            throw new IllegalStateException("The service answered otherwise than expected: " + unexpected);
        }
        return this;
    }
}
