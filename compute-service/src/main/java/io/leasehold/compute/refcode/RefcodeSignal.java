package io.leasehold.compute.refcode;

import jakarta.inject.Singleton;

/** Signal in this process that reference codes are to be read at once; other processes notice within a second. */
@Singleton
public class RefcodeSignal {
    private volatile Runnable listener = () -> {};

    void listen(Runnable listener) {
        this.listener = listener;
    }

    /** Wakes the loop; to be called after the commit. */
    public void raise() {
        listener.run();
    }
}
