package io.leasehold.bench.soak;

import io.leasehold.bench.database.ConsistencyChecks;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Looks every few seconds whether something is booked twice: afterwards the leases in question may be gone. */
final class BookingMonitor implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final ConsistencyChecks checks;
    private final Map<String, Long> worst = new TreeMap<>();
    private final Thread thread;

    BookingMonitor(ConsistencyChecks checks) {
        this.checks = checks;
        this.thread = Thread.ofPlatform().daemon().start(this::work);
    }

    /** The most that was found of each at one look, once the watch is over. */
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

    /** A look that fails is a finding, too. */
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
