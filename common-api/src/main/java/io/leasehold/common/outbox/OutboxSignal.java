package io.leasehold.common.outbox;

import jakarta.inject.Singleton;

/** Tells the relay of this process that a transaction has just committed; others find the rows at their next look. */
@Singleton
class OutboxSignal {
    private volatile Runnable listener = () -> {};

    void listen(Runnable listener) {
        this.listener = listener;
    }

    void raise() {
        listener.run();
    }
}
