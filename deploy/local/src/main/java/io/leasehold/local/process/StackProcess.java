package io.leasehold.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A process that is kept running: when it dies it is started again, after a pause that grows while it does not come up. */
public final class StackProcess {
    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final int HOPELESS = 3;
    private static final int LAST_WORDS = 25;

    private final ProcessPlan plan;
    private final ProcessListener observer;
    private ProcessState state = ProcessState.STOPPED;
    private @Nullable RunningProcess life;
    private Backoff backoff = Backoff.NONE;
    private int restarts;

    StackProcess(ProcessPlan plan, ProcessListener observer) {
        this.plan = plan;
        this.observer = observer;
    }

    public ProcessPlan plan() {
        return plan;
    }

    public synchronized ProcessState state() {
        return state;
    }

    /** How often it was started again after it had died. */
    public synchronized int restarts() {
        return restarts;
    }

    /** The process of the operating system, while there is one. */
    public synchronized Optional<ProcessIdentity> identity() {
        return Optional.ofNullable(life).filter(any -> !any.isOver()).map(RunningProcess::identity);
    }

    /** Starts it and returns at once; does nothing when it runs. */
    public synchronized void start() {
        if (state == ProcessState.STOPPED) {
            backoff = Backoff.NONE;
            launch();
        }
    }

    /** Kills it as {@code kill -9} does and returns when it is gone; it is started again as after any other death. */
    public void kill() {
        RunningProcess victim = current();
        if (victim != null) {
            victim.kill();
            ended(victim);
        }
    }

    /** Kills it as {@code kill -9} does and leaves it so until {@link #start}; returns when it is gone. */
    public void takeDown() {
        end(RunningProcess::kill);
    }

    /** Asks it to stop, and kills it when it does not within some seconds; returns when it is gone. */
    public void stop() {
        end(RunningProcess::end);
    }

    /** Stops it and starts it again. */
    public void restart() {
        stop();
        start();
    }

    /** Waits until it serves; fails when that takes too long, when it is stopped, or when it dies again and again. */
    public void awaitReady(Duration patience) {
        Instant limit = Instant.now().plus(patience);
        while (state() != ProcessState.READY) {
            if (isHopeless() || Instant.now().isAfter(limit)) {
                throw new IllegalStateException(
                        "%s does not come up. The end of %s:%n%s".formatted(plan.name(), plan.log(), lastWords()));
            }
            pause(GLANCE);
        }
    }

    private synchronized boolean isHopeless() {
        return state == ProcessState.STOPPED || backoff.deaths() >= HOPELESS;
    }

    private synchronized String lastWords() {
        return life == null ? "" : life.lastWords(LAST_WORDS);
    }

    private synchronized @Nullable RunningProcess current() {
        return life;
    }

    private void end(Consumer<RunningProcess> blow) {
        RunningProcess victim;
        synchronized (this) {
            become(ProcessState.STOPPED);
            victim = life;
        }
        if (victim != null) {
            blow.accept(victim);
            observer.changed(this);
        }
    }

    private synchronized void launch() {
        RunningProcess begun = RunningProcess.begin(plan);
        life = begun;
        become(ProcessState.STARTING);
        begun.onEnd(() -> ended(begun));
        Thread.ofVirtual().start(() -> watch(begun));
    }

    private void watch(RunningProcess begun) {
        while (!begun.isOver() && !begun.serves()) {
            pause(GLANCE);
        }
        confirm(begun);
    }

    private synchronized void confirm(RunningProcess begun) {
        if (state == ProcessState.STARTING && begun.equals(life) && !begun.isOver()) {
            backoff = Backoff.NONE;
            become(ProcessState.READY);
        }
    }

    private synchronized void ended(RunningProcess dead) {
        if (!dead.equals(life) || state == ProcessState.STOPPED || state == ProcessState.DIED) {
            return;
        }
        backoff = backoff.next();
        become(ProcessState.DIED);
        observer.died(this, dead.exitCode());
        Duration delay = backoff.delay();
        Thread.ofVirtual().start(() -> revive(dead, delay));
    }

    private void revive(RunningProcess dead, Duration delay) {
        pause(delay);
        synchronized (this) {
            if (state == ProcessState.DIED && dead.equals(life)) {
                restarts++;
                launch();
            }
        }
    }

    private synchronized void become(ProcessState next) {
        state = next;
        observer.changed(this);
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
