package io.leasehold.common.inbox;

import io.leasehold.common.event.ServiceEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * What an event does here. Runs in the transaction that also remembers the event's id, so it must use this connection
 * and nothing else; long work is only recorded, and done by a loop.
 */
@FunctionalInterface
public interface Reaction<E extends ServiceEvent> {
    Uni<Void> apply(SqlConnection connection, E event);
}
