package io.leasehold.device.hardware;

import io.smallrye.mutiny.Uni;

/** Hardware that can be reset to its initial state, as simulated hardware can. */
public interface Resettable {
    Uni<Void> reset();
}
