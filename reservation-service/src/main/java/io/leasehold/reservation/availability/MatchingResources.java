package io.leasehold.reservation.availability;

import io.leasehold.common.sql.NamedParameters;
import io.leasehold.common.sql.RowJson;
import io.leasehold.reservation.demand.AddressDemand;
import io.leasehold.reservation.demand.Demand;
import io.leasehold.reservation.demand.HostDemand;
import io.leasehold.reservation.demand.SlotDemand;
import io.leasehold.reservation.demand.SlotLimit;
import io.leasehold.reservation.expression.Expression;
import io.leasehold.reservation.expression.HostCondition;
import io.leasehold.reservation.expression.Requirement;
import io.leasehold.reservation.placement.SlotSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Resources that meet the conditions of a demand, and how many resources each condition rules out. One statement each. */
@Singleton
class MatchingResources {
    private record Condition(String text, String sql) {}

    private static final String MINUTES = "floor(extract(epoch from lower(a.period)) / 60)::bigint,"
            + " ceil(extract(epoch from upper(a.period)) / 60)::bigint";
    private static final String HOSTS = """
            select false as required, json_build_array(%1$s)::text as room,
              (select coalesce(json_agg(json_build_array(%2$s, case a.kind when 'host' then 1 else 0 end%3$s)), '[]')
                 from host_use a where a.host_id = h.id and a.period && tstzrange(#{from}, #{until}))::text as uses
            from registered_host h
            where h.reservable and %4$s
            """;
    private static final String ADDRESSES = """
            select f.floating_ip_address = any (#{required}) as required, '[]' as room,
              (select coalesce(json_agg(json_build_array(%s, 1)), '[]')
                from floatingip_use a
                where a.floatingip_id = f.id and a.period && tstzrange(#{from}, #{until}))::text as uses
            from registered_floatingip f
            where f.floating_network_id = #{network}
            """.formatted(MINUTES);
    private static final String RULED_OUT = "select %s from registered_host h";

    private final Pool pool;

    MatchingResources(Pool pool) {
        this.pool = pool;
    }

    /** Finds the resources that meet the conditions of the demand, free or not, with their use in {@code [from, until)}. */
    Uni<List<OccupiedResource>> occupation(Demand demand, Instant from, Instant until) {
        NamedParameters parameters = new NamedParameters()
                .bind("from", from.atOffset(ZoneOffset.UTC))
                .bind("until", until.atOffset(ZoneOffset.UTC));
        String sql = switch (demand) {
            case HostDemand whole ->
                HOSTS.formatted("", MINUTES, "", new HostCondition(whole.requirements(), parameters).sql());
            case SlotDemand some -> slots(some, parameters);
            case AddressDemand ofNetwork -> {
                var unused = parameters
                        .bind("network", ofNetwork.networkId())
                        .bind("required", ofNetwork.required().toArray(String[]::new));
                yield ADDRESSES;
            }
        };
        return parameters
                .execute(pool, sql)
                .map(rows -> rows.stream().map(MatchingResources::resource).toList());
    }

    private static String slots(SlotDemand demand, NamedParameters parameters) {
        List<String> classes = demand.slot().amounts().keySet().stream()
                .map(name -> parameters.add(name) + "::text")
                .toList();
        String limit = switch (demand.limits()) {
            case SlotLimit.ByHardware hardware -> SlotSql.HARDWARE;
            case SlotLimit.ByInventory inventory -> SlotSql.INVENTORY;
        };
        String room = classes.stream()
                .map(each -> "coalesce(floor(%s), 0)::bigint".formatted(limit.formatted(each)))
                .collect(Collectors.joining(", "));
        String amounts = classes.stream()
                .map(", coalesce(a.slots * (a.resources ->> %s)::bigint, 0)"::formatted)
                .collect(Collectors.joining());
        String condition =
                new HostCondition(demand.requirements(), parameters).sql() + SlotSql.traits(demand, parameters);
        return HOSTS.formatted(room, MINUTES, amounts, condition);
    }

    private static OccupiedResource resource(Row row) {
        return new OccupiedResource(
                row.getBoolean("required"),
                List.of(RowJson.read(row.getString("room"), Long[].class)),
                Arrays.stream(RowJson.read(row.getString("uses"), Long[][].class))
                        .map(List::of)
                        .toList());
    }

    /** Finds the conditions that rule out hosts; 400 for a capability that no host has. Floating IPs have no conditions. */
    Uni<List<Elimination>> eliminations(Demand demand) {
        if (demand instanceof AddressDemand) {
            return Uni.createFrom().item(List.of());
        }
        NamedParameters parameters = new NamedParameters();
        List<Condition> conditions = conditions(demand, parameters);
        String counts = conditions.stream()
                .map(each -> "count(*) filter (where not coalesce(%s, false))".formatted(each.sql()))
                .collect(Collectors.joining(", "));
        return new HostCondition(demand.requirements(), new NamedParameters())
                .requireKnownCapabilities(pool)
                .chain(() -> parameters.execute(pool, RULED_OUT.formatted(counts)))
                .map(rows -> eliminations(conditions, rows.iterator().next()));
    }

    private static List<Condition> conditions(Demand demand, NamedParameters parameters) {
        List<Condition> conditions = new ArrayList<>();
        String traits = demand instanceof SlotDemand some ? SlotSql.traits(some, parameters) : "";
        if (!traits.isEmpty()) {
            conditions.add(new Condition("traits", "true" + traits));
        }
        conditions.add(new Condition("reservable", "h.reservable"));
        demand.requirements().stream()
                .map(Requirement::expression)
                .flatMap(MatchingResources::conjuncts)
                .forEach(part ->
                        conditions.add(new Condition(part.text(), new HostCondition(List.of(part), parameters).sql())));
        return conditions;
    }

    /** The parts of an expression that must all hold, each by itself. */
    private static Stream<Requirement> conjuncts(Expression expression) {
        return switch (expression) {
            case Expression.Any any -> Stream.empty();
            case Expression.And and -> and.parts().stream().flatMap(MatchingResources::conjuncts);
            case Expression.Or or -> Stream.of(new Requirement(or.text(), or));
            case Expression.Not not -> Stream.of(new Requirement(not.text(), not));
            case Expression.Comparison leaf -> Stream.of(new Requirement(leaf.text(), leaf));
        };
    }

    private static List<Elimination> eliminations(List<Condition> conditions, Row counts) {
        return IntStream.range(0, conditions.size())
                .mapToObj(place -> new Elimination(conditions.get(place).text(), counts.getLong(place)))
                .filter(each -> each.resources() > 0)
                .toList();
    }
}
