package io.leasehold.local;

import io.leasehold.local.process.ProcessIdentity;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Termination of the processes that a stack left behind; a process is identified by its pid and start time. */
public final class ProcessCleanup {
    private static final Duration GRACE = Duration.ofSeconds(60);
    private static final Duration ORPHAN_GRACE = Duration.ofSeconds(10);

    private ProcessCleanup() {}

    /**
     * Ends a stack and returns when all its processes are gone; the supervisor first, because it ends the others in the
     * right order.
     */
    public static void end(StackState state) {
        state.supervisor().find().ifPresent(supervisor -> {
            var unused = supervisor.destroy();
            end(supervisor, GRACE);
        });
        children(state).forEach(child -> end(child, ORPHAN_GRACE));
    }

    private static Stream<ProcessHandle> children(StackState state) {
        return state.parts().stream()
                .map(StackState.Part::process)
                .flatMap(Optional::stream)
                .map(ProcessIdentity::find)
                .flatMap(Optional::stream);
    }

    /** Waits for the process to end by itself, then kills the process. */
    private static void end(ProcessHandle process, Duration grace) {
        if (gone(process, grace)) {
            return;
        }
        var unused = process.destroyForcibly();
        if (!gone(process, ORPHAN_GRACE)) {
            throw new IllegalStateException("Process %d cannot be ended.".formatted(process.pid()));
        }
    }

    private static boolean gone(ProcessHandle process, Duration timeout) {
        try {
            var unused = process.onExit()
                    .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            return true;
        } catch (CompletionException e) {
            if (e.getCause() instanceof TimeoutException) {
                return false;
            }
            throw e;
        }
    }
}
