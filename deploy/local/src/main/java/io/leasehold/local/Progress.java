package io.leasehold.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells somebody who waits what is going on. */
@FunctionalInterface
public interface Progress {
    void say(String line);

    /** Lines with the seconds since now in front. */
    static Progress timed(PrintStream out) {
        long start = System.nanoTime();
        return line -> out.printf(Locale.ROOT, "%6.1f s  %s%n", seconds(System.nanoTime() - start), line);
    }

    /** For those who do not look. */
    static Progress silent() {
        return line -> {};
    }

    private static double seconds(long nanos) {
        return Duration.ofNanos(nanos).toMillis() / 1000.0;
    }
}
