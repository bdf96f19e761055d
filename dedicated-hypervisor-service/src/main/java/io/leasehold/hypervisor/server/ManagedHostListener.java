package io.leasehold.hypervisor.server;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Whoever gives things to managed hosts. */
public interface ManagedHostListener {
    /** The host has become usable or ceases to be; called in the transaction in which it does. */
    Uni<Void> changed(SqlConnection connection, String host);
}
