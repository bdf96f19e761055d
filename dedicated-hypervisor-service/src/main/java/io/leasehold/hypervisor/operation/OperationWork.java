package io.leasehold.hypervisor.operation;

import io.smallrye.mutiny.Uni;

/** How one kind of operation is done. */
public interface OperationWork {
    /** The kind, as it stands in the rows. */
    String kind();

    /**
     * One try, which settles the operation in a transaction of its own: done, or to be tried again. It may run again
     * after it was done, when its process died in between, and must find nothing to do then. When it fails it will be
     * tried again.
     */
    Uni<Void> run(Operation operation);
}
