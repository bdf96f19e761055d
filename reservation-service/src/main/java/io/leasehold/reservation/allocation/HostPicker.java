package io.leasehold.reservation.allocation;

import io.leasehold.common.error.ServiceException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Picks hosts for whole-host reservations (contract section 4.3): registered, matching and free; first those asked to
 * be kept, then those without any allocation, then by id. One statement, whatever the number of hosts.
 */
@Singleton
public class HostPicker {
    private static final String PICK_BEFORE = """
            select h.id, h.hypervisor_hostname, h.uuid, h.capabilities
            from host h
            where h.state = 'REGISTERED' and h.reservable and h.id <> all ($3) and
            """;
    private static final String PICK_AFTER = """
              and not exists (select from allocation a where a.host_id = h.id and a.period && tstzrange($1, $2))
            order by h.id = any ($4) desc, exists (select from allocation a where a.host_id = h.id), h.id
            limit $5
            """;
    private static final String UNKNOWN_CAPABILITIES = """
            select name from unnest($1::text[]) as name
            where not exists (select from host h where h.state = 'REGISTERED' and jsonb_exists(h.capabilities, name))
            """;

    /**
     * Where and when hosts are wanted.
     *
     * @param from start of the lease
     * @param until its end and the cleaning time after it
     * @param taken ids of hosts that are promised to another reservation of the same lease
     * @param kept ids of hosts that come first
     */
    public record Terms(Instant from, Instant until, Set<Long> taken, Set<Long> kept) {}

    /** The hosts for {@code demand}, up to its maximum; fewer than its minimum → 400. */
    public Uni<List<Candidate>> pick(SqlConnection connection, HostDemand demand, Terms terms) {
        List<Object> parameters = new ArrayList<>(List.of(
                terms.from().atOffset(ZoneOffset.UTC),
                terms.until().atOffset(ZoneOffset.UTC),
                terms.taken().toArray(Long[]::new),
                terms.kept().toArray(Long[]::new),
                demand.max()));
        HostCondition condition = new HostCondition(demand.requirements(), parameters);
        return requireKnown(connection, condition, demand)
                .chain(() -> connection
                        .preparedQuery(PICK_BEFORE + condition.sql() + PICK_AFTER)
                        .execute(Tuple.tuple(parameters)))
                .map(HostPicker::candidates)
                .invoke(found -> requireEnough(found, demand));
    }

    private static Uni<Void> requireKnown(SqlConnection connection, HostCondition condition, HostDemand demand) {
        if (condition.capabilities().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] names = condition.capabilities().toArray(String[]::new);
        return connection
                .preparedQuery(UNKNOWN_CAPABILITIES)
                .execute(Tuple.of(names))
                .invoke(unknown -> unknown.forEach(row -> refuse(row.getString("name"), demand)))
                .replaceWithVoid();
    }

    private static void refuse(String unknown, HostDemand demand) {
        throw ExpressionParser.malformed(demand.requirements().stream()
                .map(HostDemand.Requirement::text)
                .filter(text -> text.contains("$" + unknown))
                .findFirst()
                .orElseThrow());
    }

    private static void requireEnough(List<Candidate> found, HostDemand demand) {
        if (found.size() < demand.min()) {
            throw ServiceException.badRequest("Not enough hosts available");
        }
    }

    private static List<Candidate> candidates(RowSet<Row> rows) {
        return rows.stream().map(HostPicker::candidate).toList();
    }

    private static Candidate candidate(Row row) {
        return new Candidate(
                row.getLong("id"),
                row.getString("hypervisor_hostname"),
                row.getUUID("uuid").toString(),
                texts((JsonObject) row.getJson("capabilities")));
    }

    private static Map<String, String> texts(JsonObject capabilities) {
        return capabilities.stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> String.valueOf(entry.getValue()), (a, b) -> a, TreeMap::new));
    }
}
