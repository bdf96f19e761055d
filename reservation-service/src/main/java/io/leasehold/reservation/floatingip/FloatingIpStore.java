package io.leasehold.reservation.floatingip;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Floating IPs in PostgreSQL. */
@Singleton
class FloatingIpStore {
    private static final String ALL = "select * from floatingip order by created_at, id";
    private static final String ONE = "select * from floatingip where id = $1";
    private static final String INSERT = """
            insert into floatingip (id, floating_network_id, subnet_id, floating_ip_address, created_at)
            values ($1, $2, $3, $4, $5)
            on conflict on constraint floatingip_address_uk do nothing
            """;
    private static final String LOCK = "select from floatingip where id = $1 for update";
    private static final String DELETE = "delete from floatingip where id = $1";

    private final Pool pool;

    FloatingIpStore(Pool pool) {
        this.pool = pool;
    }

    Uni<List<FloatingIp>> list() {
        return pool.preparedQuery(ALL)
                .execute()
                .map(rows -> rows.stream().map(FloatingIpStore::floatingIp).toList());
    }

    Uni<Optional<FloatingIp>> find(UUID id) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(FloatingIpStore::floatingIp));
    }

    /** Whether it was inserted; not when its subnet has that address already. */
    Uni<Boolean> insert(FloatingIp floatingIp) {
        return pool.preparedQuery(INSERT)
                .execute(Tuple.of(
                        floatingIp.id(),
                        floatingIp.networkId(),
                        floatingIp.subnetId(),
                        floatingIp.address(),
                        floatingIp.createdAt().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Whether it is there, and then locked against new allocations too. */
    Uni<Boolean> lock(SqlConnection connection, UUID id) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(id)).map(rows -> rows.rowCount() == 1);
    }

    Uni<Void> delete(SqlConnection connection, UUID id) {
        return connection.preparedQuery(DELETE).execute(Tuple.of(id)).replaceWithVoid();
    }

    private static FloatingIp floatingIp(Row row) {
        return new FloatingIp(
                row.getUUID("id"),
                row.getString("floating_network_id"),
                row.getString("subnet_id"),
                row.getString("floating_ip_address"),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("updated_at"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }
}
