package io.leasehold.common.outbox;

import io.leasehold.common.event.ServiceEvent;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Transactional outbox: an event is stored in the transaction of the change that the event describes. Append events of
 * one key while the row they describe is locked; then they are sent in the order they happened.
 */
@Singleton
public class Outbox {
    private static final String INSERT = """
            insert into outbox (id, topic, key, type, time, headers, payload)
            select id, topic, key, type, time, headers, payload
            from json_to_recordset(cast(cast(%s as text) as json))
              as event (id uuid, topic text, key text, type text, time timestamptz, headers text, payload text)
            """;
    private static final String WITH_SQL = INSERT.formatted("$1");
    private static final String IN_SESSION = INSERT.formatted("?1");

    private final EventWriter writer;

    Outbox(EventWriter writer) {
        this.writer = writer;
    }

    /** Appends the events on the given connection, with one statement. */
    public Uni<Void> append(SqlConnection connection, List<? extends ServiceEvent> events) {
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(WITH_SQL)
                        .execute(Tuple.of(writer.rows(events)))
                        .replaceWithVoid();
    }

    /** Appends the events in the open Hibernate session; fails without a transaction. */
    public Uni<Void> append(List<? extends ServiceEvent> events) {
        return Panache.currentTransaction()
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("outbox used outside a transaction"))
                .chain(transaction -> Panache.getSession())
                .chain(session -> append(session, events));
    }

    private Uni<Void> append(Mutiny.Session session, List<? extends ServiceEvent> events) {
        return session.createNativeQuery(IN_SESSION)
                .setParameter(1, writer.rows(events))
                .executeUpdate()
                .replaceWithVoid();
    }
}
