package io.leasehold.hypervisor.server;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Listener for changes of managed hosts. */
public interface ManagedHostListener {
    /** Reacts to a host that became usable or is no longer usable, in the transaction of the change. */
    Uni<Void> changed(SqlConnection connection, String host);
}
