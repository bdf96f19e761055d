package io.leasehold.device.operation;

import jakarta.inject.Singleton;

/** Tells the loop of this process that there may be work; others find it at their next look. */
@Singleton
class OperationSignal {
    private volatile Runnable listener = () -> {};

    void listen(Runnable listener) {
        this.listener = listener;
    }

    void raise() {
        listener.run();
    }
}
