package io.leasehold.reservation.host;

import io.leasehold.common.event.RegisteredHostEvent;
import io.leasehold.common.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Health of registered hosts: a host may be leased only while compute reports the host up and enabled. */
@Singleton
public class HostHealth {
    /** Changes nothing for an old version or an unregistered host. */
    private static final String OBSERVE = """
            update host h set compute_version = $2, reservable = $3,
              updated_at = case when h.reservable = $3 then h.updated_at else $4 end
            from host before
            where h.hypervisor_hostname = $1 and h.compute_version < $2 and before.id = h.id
            returning h.id, h.uuid, h.hypervisor_hostname, h.state, before.reservable as was_reservable
            """;

    private final Outbox outbox;
    private final Clock clock;

    HostHealth(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Records a report of compute about {@code host} (MTMS); {@code version} orders the reports. */
    public Uni<Void> observe(SqlConnection connection, String host, long version, boolean usable) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return connection
                .preparedQuery(OBSERVE)
                .execute(Tuple.of(host, version, usable, now))
                .map(rows -> rows.stream()
                        .filter(row -> row.getBoolean("was_reservable") != usable)
                        .filter(row -> row.getString("state").equals("REGISTERED"))
                        .map(row -> event(row, usable))
                        .toList())
                .chain(events -> outbox.append(connection, events));
    }

    private static RegisteredHostEvent event(Row row, boolean usable) {
        String id = row.getLong("id").toString();
        String host = row.getString("hypervisor_hostname");
        String uuid = row.getUUID("uuid").toString();
        return usable
                ? new RegisteredHostEvent.Recovered(id, host, uuid)
                : new RegisteredHostEvent.Failed(id, host, uuid);
    }
}
