package io.leasehold.e2e;

import io.leasehold.local.process.ProcessState;
import io.leasehold.local.process.StackProcess;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** Kills one service at one boundary after the other, as it comes by them; what is left goes over to the next tale. */
final class BoundaryKills {
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final String service;
    private final Deque<String> open;
    private volatile boolean at;
    private Thread thread = Thread.ofVirtual().unstarted(() -> {});

    BoundaryKills(String service, Collection<String> boundaries) {
        this.service = service;
        this.open = new ArrayDeque<>(boundaries);
    }

    void begin() {
        at = true;
        thread = Thread.ofVirtual().start(this::work);
    }

    /** Sets no more traps; one that is set stays. */
    void rest() {
        at = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The boundaries that it has not come by yet. */
    List<String> open() {
        return open.stream().map(boundary -> service + " at " + boundary).toList();
    }

    private void work() {
        while (at && !open.isEmpty()) {
            int before = process().restarts();
            if (arm() && died(before)) {
                System.out.printf("%s died at %s%n", service, open.remove());
            }
        }
    }

    private boolean arm() {
        try {
            SharedStack.arm(service, open.element());
            return true;
        } catch (RuntimeException | AssertionError away) {
            pause();
            return false;
        }
    }

    private boolean died(int before) {
        while (at && process().restarts() == before) {
            pause();
        }
        boolean died = process().restarts() > before;
        while (at && process().state() != ProcessState.READY) {
            pause();
        }
        return died;
    }

    private StackProcess process() {
        return SharedStack.process(service);
    }

    private static void pause() {
        try {
            Thread.sleep(GLANCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
