package io.leasehold.reservation.host;

import io.leasehold.common.sql.RowJson;
import io.leasehold.reservation.compute.ResourceInventory;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Hosts in PostgreSQL. */
@Singleton
class HostStore {
    private static final String COLUMNS = """
            select id, uuid, hypervisor_hostname, hypervisor_type, hypervisor_version, vcpus, memory_mb, local_gb, cpu_info,
              service_name, availability_zone, trust_id, capabilities, reservable, state, state_since, created_at, updated_at
            from host
            """;
    private static final String VISIBLE = COLUMNS + "where state <> 'REGISTERING' order by id";
    private static final String VISIBLE_ONE = COLUMNS + "where state <> 'REGISTERING' and id = $1";
    private static final String BY_ID = COLUMNS + "where id = any ($1)";
    private static final String LOCK = COLUMNS + "where id = $1 for update";

    private static final String INSERT = """
            insert into host (id, uuid, hypervisor_hostname, hypervisor_type, hypervisor_version, vcpus, memory_mb, local_gb,
              cpu_info, service_name, availability_zone, trust_id, capabilities, reservable, state, state_since, created_at,
              inventory, traits)
            select id, uuid, hypervisor_hostname, hypervisor_type, hypervisor_version, vcpus, memory_mb, local_gb,
              cpu_info, service_name, availability_zone, trust_id, capabilities, reservable, state, state_since, created_at,
              inventory, traits
            from json_to_record($1::text::json) as added (id bigint, uuid uuid, hypervisor_hostname text,
              hypervisor_type text, hypervisor_version integer, vcpus integer, memory_mb integer, local_gb integer,
              cpu_info text, service_name text, availability_zone text, trust_id text, capabilities jsonb,
              reservable boolean, state text, state_since timestamptz, created_at timestamptz,
              inventory jsonb, traits jsonb)
            on conflict do nothing
            """;
    private static final String TAKE_OVER = """
            with stuck as (
              select id from host where state <> 'REGISTERED' and state_since < $1 for update skip locked)
            update host set state_since = $2
            from stuck where host.id = stuck.id
            returning host.*
            """;
    private static final String ENTER = "update host set state = $2, state_since = $3 where id = $1";
    private static final String SAVE_CAPABILITIES =
            "update host set capabilities = $2::text::jsonb, updated_at = $3 where id = $1";
    private static final String DELETE = "delete from host where id = $1";
    private static final String IS_ALLOCATED = "select exists (select from host_use where host_id = $1) as allocated";

    /** A comparison is an array with the attribute as text at index 1; an "and" has an array at that index. */
    private static final String ATTRIBUTES_IN_USE = """
            select distinct substr(leaf ->> 1, 2) as attribute
            from host_condition c
              cross join lateral jsonb_path_query(c.expression::jsonb, 'strict $.** ? (@[1].type() == "string")') as leaf
            where c.host_id = $1 and c.end_date >= $2
            """;

    private final Pool pool;

    HostStore(Pool pool) {
        this.pool = pool;
    }

    /** Lists the hosts that the API shows, by id. */
    Uni<List<Host>> listVisible() {
        return pool.preparedQuery(VISIBLE).execute().map(HostStore::hosts);
    }

    /** Finds a host that the API shows. */
    Uni<Optional<Host>> findVisible(long id) {
        return pool.preparedQuery(VISIBLE_ONE)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(HostStore::host));
    }

    /** Finds hosts in any state; unknown ids are left out. */
    Uni<List<Host>> find(Collection<Long> ids) {
        return pool.preparedQuery(BY_ID)
                .execute(Tuple.of(ids.toArray(Long[]::new)))
                .map(HostStore::hosts);
    }

    /** Locks the host in any state, against changes and against new allocations. */
    Uni<Optional<HostRow>> lock(SqlConnection connection, long id) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(HostStore::row));
    }

    /**
     * Takes over the registrations and removals that began before {@code before}, as of {@code since}; hosts locked by others
     * are skipped.
     */
    Uni<List<HostRow>> takeOver(SqlConnection connection, Instant before, Instant since) {
        return connection
                .preparedQuery(TAKE_OVER)
                .execute(Tuple.of(utc(before), utc(since)))
                .map(rows -> rows.stream().map(HostStore::row).toList());
    }

    /** Inserts the host with its inventory, by resource class, and its traits; false when its id or name is known already. */
    Uni<Boolean> insert(
            SqlConnection connection, HostRow row, Map<String, ResourceInventory> inventory, List<String> traits) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.of(RowJson.write(Added.of(row, inventory, traits))))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Void> enter(SqlConnection connection, long id, HostRow.State state, Instant since) {
        return execute(connection, ENTER, Tuple.of(id, state.name(), utc(since)));
    }

    /** Saves the capabilities and the time of their change. */
    Uni<Void> saveCapabilities(SqlConnection connection, Host host) {
        return execute(
                connection,
                SAVE_CAPABILITIES,
                Tuple.of(host.id(), RowJson.write(host.capabilities()), utc(Objects.requireNonNull(host.updatedAt()))));
    }

    Uni<Void> delete(SqlConnection connection, long id) {
        return execute(connection, DELETE, Tuple.of(id));
    }

    /** Returns true when a lease holds the host, or has held the host and is still shown. */
    Uni<Boolean> isAllocated(SqlConnection connection, long id) {
        return connection
                .preparedQuery(IS_ALLOCATED)
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator().next().getBoolean("allocated"));
    }

    /** Lists the attributes in expressions of leases that hold the host and have not ended at {@code now}, without dollar signs. */
    Uni<Set<String>> attributesInUse(SqlConnection connection, long id, Instant now) {
        return connection
                .preparedQuery(ATTRIBUTES_IN_USE)
                .execute(Tuple.of(id, utc(now)))
                .map(rows ->
                        rows.stream().map(row -> row.getString("attribute")).collect(Collectors.toSet()));
    }

    private static Uni<Void> execute(SqlConnection connection, String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters).replaceWithVoid();
    }

    private static List<Host> hosts(RowSet<Row> rows) {
        return rows.stream().map(HostStore::host).toList();
    }

    private static HostRow row(Row row) {
        return new HostRow(
                host(row),
                HostRow.State.valueOf(row.getString("state")),
                row.getOffsetDateTime("state_since").toInstant());
    }

    private static Host host(Row row) {
        return new Host(
                row.getLong("id"),
                row.getUUID("uuid").toString(),
                row.getString("hypervisor_hostname"),
                row.getString("hypervisor_type"),
                row.getInteger("hypervisor_version"),
                row.getInteger("vcpus"),
                row.getInteger("memory_mb"),
                row.getInteger("local_gb"),
                row.getString("cpu_info"),
                row.getString("service_name"),
                row.getString("availability_zone"),
                row.getString("trust_id"),
                row.getBoolean("reservable"),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("updated_at"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                capabilities((JsonObject) row.getJson("capabilities")));
    }

    private static Map<String, String> capabilities(JsonObject json) {
        Map<String, String> capabilities = new TreeMap<>();
        json.forEach(entry -> capabilities.put(entry.getKey(), String.valueOf(entry.getValue())));
        return capabilities;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** The columns of a new row. */
    private record Added(
            long id,
            UUID uuid,
            String hypervisorHostname,
            String hypervisorType,
            int hypervisorVersion,
            int vcpus,
            int memoryMb,
            int localGb,
            String cpuInfo,
            String serviceName,
            String availabilityZone,
            String trustId,
            Map<String, String> capabilities,
            boolean reservable,
            HostRow.State state,
            Instant stateSince,
            Instant createdAt,
            Map<String, ResourceInventory> inventory,
            List<String> traits) {
        static Added of(HostRow row, Map<String, ResourceInventory> inventory, List<String> traits) {
            Host host = row.host();
            return new Added(
                    host.id(),
                    UUID.fromString(host.uuid()),
                    host.hostname(),
                    host.type(),
                    host.version(),
                    host.vcpus(),
                    host.memoryMb(),
                    host.localGb(),
                    host.cpuInfo(),
                    host.serviceName(),
                    host.availabilityZone(),
                    host.trustId(),
                    host.capabilities(),
                    host.reservable(),
                    row.state(),
                    row.stateSince(),
                    host.createdAt(),
                    inventory,
                    traits);
        }
    }
}
