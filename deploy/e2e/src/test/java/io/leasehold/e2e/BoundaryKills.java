package io.leasehold.e2e;

import io.leasehold.local.process.ProcessState;
import io.leasehold.local.process.StackProcess;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * Kills of one service, at one boundary after the other as the service reaches them; the remaining boundaries are left
 * for the next run.
 */
final class BoundaryKills {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final String service;
    private final Deque<String> remaining;
    private volatile boolean active;
    private Thread thread = Thread.ofVirtual().unstarted(() -> {});

    BoundaryKills(String service, Collection<String> boundaries) {
        this.service = service;
        this.remaining = new ArrayDeque<>(boundaries);
    }

    void start() {
        active = true;
        thread = Thread.ofVirtual().start(this::work);
    }

    /** Stops arming boundaries; an armed boundary stays armed. */
    void stop() {
        active = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Returns the boundaries that the service has not reached yet. */
    List<String> remaining() {
        return remaining.stream().map(boundary -> service + " at " + boundary).toList();
    }

    private void work() {
        while (active && !remaining.isEmpty()) {
            int before = process().restarts();
            if (armNext() && killed(before)) {
                System.out.printf("%s died at %s%n", service, remaining.remove());
            }
        }
    }

    private boolean armNext() {
        try {
            SharedStack.arm(service, remaining.element());
            return true;
        } catch (RuntimeException | AssertionError away) {
            pause();
            return false;
        }
    }

    private boolean killed(int before) {
        while (active && process().restarts() == before) {
            pause();
        }
        boolean killed = process().restarts() > before;
        while (active && process().state() != ProcessState.READY) {
            pause();
        }
        return killed;
    }

    private StackProcess process() {
        return SharedStack.process(service);
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_INTERVAL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
