package io.leasehold.device.hardware;

import io.smallrye.mutiny.Uni;

/** Hardware that can be made new, as only a simulated one can. */
public interface Resettable {
    /** Everything that happened to it is undone. */
    Uni<Void> reset();
}
