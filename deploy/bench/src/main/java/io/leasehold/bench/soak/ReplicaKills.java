package io.leasehold.bench.soak;

import io.leasehold.local.process.ProcessState;
import io.leasehold.local.process.StackProcess;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random kills: every ten to twenty seconds a random replica is killed as {@code kill -9} does; the stack restarts it.
 */
final class ReplicaKills implements AutoCloseable {
    private static final int SHORTEST = 10_000;
    private static final int LONGEST = 20_000;

    private final List<StackProcess> replicas;
    private final SplittableRandom random;
    private final Thread thread;
    private volatile int kills;

    ReplicaKills(List<StackProcess> replicas, SplittableRandom random) {
        this.replicas = replicas;
        this.random = random;
        this.thread = Thread.ofPlatform().daemon().start(this::work);
    }

    /** Returns the number of kills so far. */
    int kills() {
        return kills;
    }

    private void work() {
        try {
            while (true) {
                Thread.sleep(Duration.ofMillis(random.nextInt(SHORTEST, LONGEST)));
                kill(replicas.get(random.nextInt(replicas.size())));
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    private void kill(StackProcess replica) {
        if (replica.state() == ProcessState.READY) {
            replica.kill();
            kills++;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
