package io.leasehold.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Supervised process: when it dies it is started again, after a pause that grows until it serves. */
public final class StackProcess {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
    private static final int MAX_FAILED_STARTS = 3;
    private static final int LOG_TAIL_LINES = 25;

    private final ProcessPlan plan;
    private final ProcessListener observer;
    private ProcessState state = ProcessState.STOPPED;
    private @Nullable RunningProcess currentRun;
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

    /** Returns the number of restarts after an unexpected end. */
    public synchronized int restarts() {
        return restarts;
    }

    /** Returns the process of the operating system while one exists. */
    public synchronized Optional<ProcessIdentity> identity() {
        return Optional.ofNullable(currentRun).filter(any -> !any.isOver()).map(RunningProcess::identity);
    }

    /** Starts the process and returns at once; does nothing when it runs. */
    public synchronized void start() {
        if (state == ProcessState.STOPPED) {
            backoff = Backoff.NONE;
            launch();
        }
    }

    /**
     * Kills the process as {@code kill -9} does and returns when it is gone; it is started again as after any
     * unexpected end.
     */
    public void kill() {
        RunningProcess running = runningProcess();
        if (running != null) {
            running.kill();
            ended(running);
        }
    }

    /** Kills the process as {@code kill -9} does, without a restart until {@link #start}; returns when it is gone. */
    public void takeDown() {
        end(RunningProcess::kill);
    }

    /** Asks the process to stop, kills it after some seconds, and returns when it is gone. */
    public void stop() {
        end(RunningProcess::end);
    }

    /** Stops the process and starts it again. */
    public void restart() {
        stop();
        start();
    }

    /**
     * Waits until the process serves; fails after {@code patience}, when the process is stopped, or when it dies
     * repeatedly.
     */
    public void awaitReady(Duration patience) {
        Instant limit = Instant.now().plus(patience);
        while (state() != ProcessState.READY) {
            if (willNotServe() || Instant.now().isAfter(limit)) {
                throw new IllegalStateException(
                        "%s does not come up. The end of %s:%n%s".formatted(plan.name(), plan.log(), logTail()));
            }
            pause(POLL_INTERVAL);
        }
    }

    private synchronized boolean willNotServe() {
        return state == ProcessState.STOPPED || backoff.deaths() >= MAX_FAILED_STARTS;
    }

    private synchronized String logTail() {
        return currentRun == null ? "" : currentRun.logTail(LOG_TAIL_LINES);
    }

    private synchronized @Nullable RunningProcess runningProcess() {
        return currentRun;
    }

    private void end(Consumer<RunningProcess> howToEnd) {
        RunningProcess running;
        synchronized (this) {
            become(ProcessState.STOPPED);
            running = currentRun;
        }
        if (running != null) {
            howToEnd.accept(running);
            observer.changed(this);
        }
    }

    private synchronized void launch() {
        RunningProcess started = RunningProcess.begin(plan);
        currentRun = started;
        become(ProcessState.STARTING);
        started.onEnd(() -> ended(started));
        Thread.ofVirtual().start(() -> watch(started));
    }

    private void watch(RunningProcess started) {
        while (!started.isOver() && !started.serves()) {
            pause(POLL_INTERVAL);
        }
        confirm(started);
    }

    private synchronized void confirm(RunningProcess started) {
        if (state == ProcessState.STARTING && started.equals(currentRun) && !started.isOver()) {
            backoff = Backoff.NONE;
            become(ProcessState.READY);
        }
    }

    private synchronized void ended(RunningProcess dead) {
        if (!dead.equals(currentRun) || state == ProcessState.STOPPED || state == ProcessState.DIED) {
            return;
        }
        backoff = backoff.next();
        become(ProcessState.DIED);
        observer.died(this, dead.exitCode());
        Duration delay = backoff.delay();
        Thread.ofVirtual().start(() -> startAgain(dead, delay));
    }

    private void startAgain(RunningProcess dead, Duration delay) {
        pause(delay);
        synchronized (this) {
            if (state == ProcessState.DIED && dead.equals(currentRun)) {
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
