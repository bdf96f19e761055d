package io.leasehold.compute.refcode;

import jakarta.inject.Singleton;

/** Tells the poller of this process that codes are wanted at once; others find that at their next look. */
@Singleton
public class RefcodeSignal {
    private volatile Runnable listener = () -> {};

    void listen(Runnable listener) {
        this.listener = listener;
    }

    /** After the commit of what makes a read due. */
    public void raise() {
        listener.run();
    }
}
