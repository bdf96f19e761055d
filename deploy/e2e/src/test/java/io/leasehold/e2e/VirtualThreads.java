package io.leasehold.e2e;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Executors that run tasks beside a test, each on a virtual thread. */
final class VirtualThreads {
    static final Executor IMMEDIATE = work -> Thread.ofVirtual().start(work);

    private VirtualThreads() {}

    static Executor after(Duration delay) {
        return CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, IMMEDIATE);
    }
}
