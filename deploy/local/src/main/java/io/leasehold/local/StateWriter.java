package io.leasehold.local;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Background writer of the state file; writes one state after the other until the stack has ended. */
final class StateWriter implements AutoCloseable {
    private final StateFile stateFile;
    private final Supplier<StackState> state;
    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("state-writer").factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    StateWriter(StateFile stateFile, Supplier<StackState> state) {
        this.stateFile = stateFile;
        this.state = state;
    }

    /** Writes the current state in the background; returns at once. */
    void update() {
        executor.execute(() -> stateFile.write(state.get()));
    }

    @Override
    public void close() {
        executor.close();
        stateFile.delete();
    }
}
