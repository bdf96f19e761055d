package io.leasehold.local.story;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** How a careful client gets something done while services die: it looks, acts when it must, and looks again. */
public final class Eventually {
    /** What has to hold; it throws while it does not. */
    @FunctionalInterface
    public interface Check {
        void run() throws Exception;
    }

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(150);

    private Eventually() {}

    /** Until {@code done}, does {@code act}; failures of either are those of a service that is away. */
    public static void ensure(String what, BooleanSupplier done, Runnable act) {
        expect(what, () -> {
            if (!done.getAsBoolean()) {
                act.run();
                require(done.getAsBoolean(), what);
            }
        });
    }

    /** Waits for what happens by itself. */
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

    /** Fails unless it is so. */
    static void require(boolean fact, String otherwise) {
        if (!fact) {
            throw new IllegalStateException(otherwise);
        }
    }

    /** Fails unless both are equal. */
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
