package io.leasehold.local.story;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Repeated checks and actions of a client that tolerates the restart of services. */
public final class Eventually {
    /** Condition that throws while it does not hold. */
    @FunctionalInterface
    public interface Check {
        void run() throws Exception;
    }

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(150);

    private Eventually() {}

    /** Repeats {@code act} until {@code done}; failures of either count as those of an unavailable service. */
    public static void ensure(String what, BooleanSupplier done, Runnable act) {
        expect(what, () -> {
            if (!done.getAsBoolean()) {
                act.run();
                require(done.getAsBoolean(), what);
            }
        });
    }

    /** Waits until {@code check} passes; fails after five minutes. */
    public static void expect(String what, Check check) {
        long end = System.nanoTime() + LIMIT.toNanos();
        for (Throwable last = failure(check); last != null; last = failure(check)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "%s: not within %d seconds (%s)".formatted(what, LIMIT.toSeconds(), last.getMessage()), last);
            }
            pause();
        }
    }

    /** Fails unless the fact is true. */
    static void require(boolean fact, String otherwise) {
        if (!fact) {
            throw new IllegalStateException(otherwise);
        }
    }

    /** Fails unless both values are equal. */
    static void requireEqual(Object expected, Object actual) {
        require(expected.equals(actual), "expected %s, found %s".formatted(expected, actual));
    }

    private static @Nullable Throwable failure(Check check) {
        try {
            check.run();
            return null;
        } catch (Exception | AssertionError e) {
            return e;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
