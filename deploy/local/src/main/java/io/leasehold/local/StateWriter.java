package io.leasehold.local;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Writes notes in the background, one after the other, until the stack has ended. */
final class StateWriter implements AutoCloseable {
    private final StateFile notes;
    private final Supplier<StackState> state;
    private final ThreadPoolExecutor hand = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("scribe").factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    StateWriter(StateFile notes, Supplier<StackState> state) {
        this.notes = notes;
        this.state = state;
    }

    /** Something has changed; returns at once. */
    void note() {
        hand.execute(() -> notes.write(state.get()));
    }

    @Override
    public void close() {
        hand.close();
        notes.forget();
    }
}
