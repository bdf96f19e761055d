package io.leasehold.device.operation;

import io.smallrye.mutiny.Uni;

/** How one kind of operation is done. */
public interface OperationWork {
    /** The kind, as it stands in the rows. */
    String kind();

    /**
     * One try, from the phase that the operation is in to its end, which removes the row in the transaction of the
     * outcome. It may start in any phase, as its process may die in any. When it fails it will be tried again.
     */
    Uni<Void> run(Operation operation);
}
