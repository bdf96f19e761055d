package io.leasehold.common.inbox;

import io.leasehold.common.event.ServiceEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Effect of an event in this service. Runs in the transaction that also stores the event's id, so an implementation
 * must use only the given connection; long work is recorded here and done by a background loop.
 */
@FunctionalInterface
public interface Reaction<E extends ServiceEvent> {
    /** Applies the event; a failure rolls the transaction back. */
    Uni<Void> apply(SqlConnection connection, E event);
}
