package io.leasehold.bench.soak;

import io.leasehold.bench.database.ConsistencyChecks;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Periodic check for double bookings during the run, since the leases in question may be gone afterwards. */
final class BookingMonitor implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final ConsistencyChecks checks;
    private final Map<String, Long> worst = new TreeMap<>();
    private final Thread thread;

    BookingMonitor(ConsistencyChecks checks) {
        this.checks = checks;
        this.thread = Thread.ofPlatform().daemon().start(this::work);
    }

    /** Returns the largest result of each check; call after {@link #close}. */
    Map<String, Long> worst() {
        return Map.copyOf(worst);
    }

    private void work() {
        try {
            while (true) {
                check();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs the checks; a failure counts as a finding. */
    private void check() {
        try {
            checks.bookings().forEach((question, number) -> note("ever: " + question, number));
        } catch (IllegalStateException failure) {
            note("ever: " + failure.getMessage(), 1L);
        }
    }

    private void note(String question, Long number) {
        var unused = worst.merge(question, number, Math::max);
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
