package io.leasehold.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One run of a process, from start to end. Instances are compared by identity. */
final class RunningProcess {
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final ProcessPlan plan;
    private final LogFile log;
    private final Process process;

    private RunningProcess(ProcessPlan plan, LogFile log, Process process) {
        this.plan = plan;
        this.log = log;
        this.process = process;
    }

    static RunningProcess begin(ProcessPlan plan) {
        LogFile log = LogFile.mark(plan.log());
        ProcessBuilder builder = new ProcessBuilder(TerminalSession.own(plan.command()))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(plan.log().toFile()));
        builder.environment().putAll(plan.environment());
        try {
            return new RunningProcess(plan, log, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + plan.name(), e);
        }
    }

    /**
     * Calls the listener at the end of the process, on a thread of its own: the common pool has one thread on two
     * cores, which others may block.
     */
    void onEnd(Runnable listener) {
        Thread.ofVirtual().start(() -> {
            try {
                var unused = process.waitFor();
                listener.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    boolean isOver() {
        return !process.isAlive();
    }

    boolean serves() {
        return switch (plan.readiness()) {
            case Readiness.Answers answers -> Health.isGood(answers.health());
            case Readiness.LogLine says -> log.hasLineWith(says.word());
        };
    }

    ProcessIdentity identity() {
        return ProcessIdentity.of(process.toHandle());
    }

    /** Returns the exit code; the process must have ended. */
    int exitCode() {
        return process.exitValue();
    }

    String logTail(int lines) {
        return log.tail(lines);
    }

    /** Asks the process to end, kills it after some seconds, and returns when it has ended. */
    void end() {
        process.destroy();
        if (!waitForEnd()) {
            kill();
        }
    }

    /** Kills the process as {@code kill -9} does, and returns when it has ended. */
    void kill() {
        var unused = process.destroyForcibly();
        if (!waitForEnd()) {
            throw new IllegalStateException("%s cannot be killed".formatted(plan.name()));
        }
    }

    private boolean waitForEnd() {
        try {
            return process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
