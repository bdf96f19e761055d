package io.leasehold.reservation.floatingip;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.id.Ids;
import io.leasehold.common.sql.Transactions;
import io.leasehold.reservation.http.PathId;
import io.leasehold.reservation.network.ExternalNetwork;
import io.leasehold.reservation.network.IpAddress;
import io.leasehold.reservation.network.Network;
import io.leasehold.reservation.network.Subnet;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Floating IPs that may be leased: registration, removal and queries (contract section 1.10). */
@Singleton
class FloatingIps {
    private static final String COLUMNS =
            "select id, floating_network_id, subnet_id, floating_ip_address, created_at, updated_at from floatingip ";
    private static final String ALL = COLUMNS + "order by created_at, id";
    private static final String ONE = COLUMNS + "where id = $1";
    private static final String INSERT = """
            insert into floatingip (id, floating_network_id, subnet_id, floating_ip_address, created_at)
            values ($1, $2, $3, $4, $5)
            on conflict on constraint floatingip_address_uk do nothing
            """;
    private static final String LOCK = "select from floatingip where id = $1 for update";
    private static final String IS_ALLOCATED =
            "select exists (select from floatingip_use where floatingip_id = $1) as allocated";
    private static final String DELETE = "delete from floatingip where id = $1";

    private final Pool pool;
    private final ExternalNetwork network;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    FloatingIps(Pool pool, ExternalNetwork network, Transactions transactions, Ids ids, Clock clock) {
        this.pool = pool;
        this.network = network;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<List<FloatingIp>> list() {
        return pool.preparedQuery(ALL)
                .execute()
                .map(rows -> rows.stream().map(FloatingIps::floatingIp).toList());
    }

    /** The floating IP; 404 when it is not registered. */
    Uni<FloatingIp> get(String id) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(uuid(id)))
                .map(rows ->
                        rows.stream().findFirst().map(FloatingIps::floatingIp).orElseThrow(() -> unknown(id)));
    }

    /** Registers an address that the network service does not use itself; 409 when the subnet has that address already. */
    Uni<FloatingIp> register(CreateFloatingIp request) {
        return network.network(request.networkId())
                .map(found -> leasableSubnet(found, request.address()))
                .map(subnet -> new FloatingIp(
                        ids.next(),
                        request.networkId(),
                        subnet.id(),
                        request.address().toString(),
                        clock.instant(),
                        null))
                .call(this::insert);
    }

    /** Removes a floating IP that no reservation holds; the lock excludes new allocations. */
    Uni<Void> remove(String id) {
        Tuple key = Tuple.of(uuid(id));
        return transactions.run(connection -> connection
                .preparedQuery(LOCK)
                .execute(key)
                .invoke(rows -> requireFound(rows.rowCount() == 1, id))
                .chain(() -> connection.preparedQuery(IS_ALLOCATED).execute(key))
                .invoke(rows -> refuseAllocated(rows.iterator().next().getBoolean("allocated"), id))
                .chain(() -> connection.preparedQuery(DELETE).execute(key))
                .replaceWithVoid());
    }

    private Uni<Void> insert(FloatingIp floatingIp) {
        return pool.preparedQuery(INSERT)
                .execute(Tuple.of(
                        floatingIp.id(),
                        floatingIp.networkId(),
                        floatingIp.subnetId(),
                        floatingIp.address(),
                        floatingIp.createdAt().atOffset(ZoneOffset.UTC)))
                .invoke(rows -> refuseDuplicate(rows.rowCount() == 0, floatingIp))
                .replaceWithVoid();
    }

    private static Subnet leasableSubnet(Network network, IpAddress address) {
        Subnet subnet = network.subnetOf(address)
                .orElseThrow(() -> ServiceException.notFound(
                        "Valid subnet for the floating IP %s is not found.".formatted(address)));
        if (subnet.uses(address)) {
            throw ServiceException.badRequest(
                    "The floating IP %s is used in allocation_pools or gateway_ip in subnet %s ."
                            .formatted(address, subnet.id()));
        }
        return subnet;
    }

    private static void refuseDuplicate(boolean duplicate, FloatingIp wanted) {
        if (duplicate) {
            throw ServiceException.conflict("Floating IP %s already exists".formatted(wanted.address()));
        }
    }

    private static void requireFound(boolean found, String id) {
        if (!found) {
            throw unknown(id);
        }
    }

    private static void refuseAllocated(boolean allocated, String id) {
        if (allocated) {
            throw ServiceException.conflict(
                    "Can't delete floating IP %1$s. Floating IP id %1$s is allocated by reservations.".formatted(id));
        }
    }

    private static UUID uuid(String id) {
        return PathId.uuid(id).orElseThrow(() -> unknown(id));
    }

    private static ServiceException unknown(String id) {
        return ServiceException.notFound("Floating IP %s not found.".formatted(id));
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
