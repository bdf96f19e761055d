package io.leasehold.e2e;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.awaitility.core.ThrowingRunnable;

/** How a careful client gets something done while services die: it looks, acts when it must, and looks again. */
final class Patience {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private Patience() {}

    /** Until {@code done}, does {@code act}; failures of either are those of a service that is away. */
    static void bring(String what, BooleanSupplier done, Runnable act) {
        await(what)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(150))
                .ignoreExceptions()
                .until(() -> {
                    if (!done.getAsBoolean()) {
                        act.run();
                    }
                    return done.getAsBoolean();
                });
    }

    /** Waits for what happens by itself. */
    static void expect(String what, ThrowingRunnable assertion) {
        await(what)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(150))
                .ignoreExceptions()
                .untilAsserted(assertion);
    }
}
