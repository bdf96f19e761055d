package io.leasehold.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One life of a process, from its start to its end. Each is equal to itself only. */
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

    /** The listener runs on a thread of its own: the common pool has one thread on two cores, and others may block it. */
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

    /** Must be over. */
    int exitCode() {
        return process.exitValue();
    }

    String logTail(int lines) {
        return log.tail(lines);
    }

    /** Asks it to end, and kills it when it does not within some seconds; returns when it is over. */
    void end() {
        process.destroy();
        if (!waitForEnd()) {
            kill();
        }
    }

    /** Ends it as {@code kill -9} does; returns when it is over. */
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
