package io.leasehold.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Output of progress messages. */
@FunctionalInterface
public interface Progress {
    void say(String line);

    /** Returns an output that prefixes each line with the seconds since its creation. */
    static Progress timed(PrintStream out) {
        long start = System.nanoTime();
        return line -> out.printf(Locale.ROOT, "%6.1f s  %s%n", seconds(System.nanoTime() - start), line);
    }

    /** Returns an output that discards every line. */
    static Progress silent() {
        return line -> {};
    }

    private static double seconds(long nanos) {
        return Duration.ofNanos(nanos).toMillis() / 1000.0;
    }
}
