package io.leasehold.e2e;

import io.leasehold.local.process.ProcessState;
import io.leasehold.local.process.StackProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;

/**
 * Kills of the replicas of one service at every step boundary that the service lists. All remaining boundaries are armed
 * in every replica; where one dies first, the boundary counts as done and is disarmed in the others. Boundaries that a
 * run does not reach are left for the next run.
 */
final class BoundaryKills {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
    private static final Pattern HALT = Pattern.compile("Halting at step boundary (\\S+)");

    private final String service;
    private final List<String> replicas;
    private final Set<String> remaining;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean active;

    BoundaryKills(String service) {
        this.service = service;
        this.replicas = SharedStack.replicas(service);
        this.remaining = new ConcurrentSkipListSet<>(SharedStack.boundaries(service));
    }

    void start() {
        active = true;
        replicas.forEach(replica -> threads.add(Thread.ofVirtual().start(() -> kill(replica))));
    }

    /** Stops killing and disarms all boundaries; returns when every replica serves. */
    void stop() {
        active = false;
        threads.forEach(BoundaryKills::join);
        threads.clear();
        SharedStack.get().awaitReady();
        replicas.forEach(replica -> remaining.forEach(boundary -> SharedStack.disarm(replica, boundary)));
    }

    /** Returns the boundaries at which no replica has died yet. */
    List<String> remaining() {
        return remaining.stream().map(boundary -> service + " at " + boundary).toList();
    }

    private void kill(String replica) {
        StackProcess process = SharedStack.process(replica);
        while (active && !remaining.isEmpty()) {
            int restarts = process.restarts();
            long offset = size(process.plan().log());
            armRemaining(replica);
            while (active && process.restarts() == restarts) {
                pause();
            }
            while (active && process.state() != ProcessState.READY) {
                pause();
            }
            halts(process.plan().log(), offset).forEach(boundary -> record(replica, boundary));
        }
    }

    private void armRemaining(String replica) {
        for (String boundary : remaining) {
            if (!reaches(() -> SharedStack.arm(replica, boundary))) {
                return;
            }
        }
    }

    private void record(String replica, String boundary) {
        if (remaining.remove(boundary)) {
            System.out.printf("%s died at %s%n", replica, boundary);
        }
        for (String other : replicas) {
            var unused = reaches(() -> SharedStack.disarm(other, boundary));
        }
    }

    /** Returns false when the process has died, which also disarms its boundaries. */
    private static boolean reaches(Runnable call) {
        try {
            call.run();
            return true;
        } catch (Exception | AssertionError dead) {
            return false;
        }
    }

    private static List<String> halts(Path log, long offset) {
        try (var text = Files.newInputStream(log)) {
            text.skipNBytes(offset);
            return HALT.matcher(new String(text.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(halt -> halt.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path log) {
        try {
            return Files.size(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
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
