package io.leasehold.reservation.availability;

import io.leasehold.reservation.demand.AddressDemand;
import io.leasehold.reservation.demand.Demand;
import io.leasehold.reservation.demand.HostDemand;
import io.leasehold.reservation.demand.SlotDemand;
import io.leasehold.reservation.expression.CapabilityNames;
import io.leasehold.reservation.expression.Expression;
import io.leasehold.reservation.expression.Expression.And;
import io.leasehold.reservation.expression.Expression.Any;
import io.leasehold.reservation.expression.Expression.Comparison;
import io.leasehold.reservation.expression.Expression.Not;
import io.leasehold.reservation.expression.Expression.Or;
import io.leasehold.reservation.expression.HostCondition;
import io.leasehold.reservation.expression.Requirement;
import io.leasehold.reservation.placement.Traits;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which condition of a demand rules out how many hosts: one statement. */
@Singleton
public class Eliminations {
    private record Condition(String text, String sql) {}

    private static final String COUNT = "select %s from host h where h.state = 'REGISTERED'";

    private final Pool pool;

    Eliminations(Pool pool) {
        this.pool = pool;
    }

    /** Those that rule anything out; floating IPs have no conditions. 400 for a capability that no host has. */
    public Uni<List<Elimination>> of(Demand demand) {
        return switch (demand) {
            case HostDemand whole -> of(whole.requirements(), new ArrayList<>(), new ArrayList<>());
            case SlotDemand some -> of(some);
            case AddressDemand ofNetwork -> Uni.createFrom().item(List.of());
        };
    }

    private Uni<List<Elimination>> of(SlotDemand demand) {
        List<Object> parameters = new ArrayList<>();
        String traits = Traits.sql(demand, parameters);
        List<Condition> conditions = new ArrayList<>();
        if (!traits.isEmpty()) {
            conditions.add(new Condition("traits", "true" + traits));
        }
        return of(demand.requirements(), conditions, parameters);
    }

    private Uni<List<Elimination>> of(
            List<Requirement> requirements, List<Condition> conditions, List<Object> parameters) {
        conditions.add(new Condition("reservable", "h.reservable"));
        requirements.stream()
                .map(Requirement::expression)
                .flatMap(Eliminations::parts)
                .forEach(part ->
                        conditions.add(new Condition(part.text(), new HostCondition(List.of(part), parameters).sql())));
        String counts = conditions.stream()
                .map(each -> "count(*) filter (where not coalesce(%s, false))".formatted(each.sql()))
                .collect(Collectors.joining(", "));
        HostCondition all = new HostCondition(requirements, new ArrayList<>());
        return CapabilityNames.requireKnown(pool, all, requirements)
                .chain(() -> pool.preparedQuery(COUNT.formatted(counts)).execute(Tuple.tuple(parameters)))
                .map(rows -> eliminations(conditions, rows.iterator().next()));
    }

    /** Each part of what must all hold, by itself. */
    private static Stream<Requirement> parts(Expression expression) {
        return switch (expression) {
            case Any any -> Stream.empty();
            case And and -> and.parts().stream().flatMap(Eliminations::parts);
            case Or or -> Stream.of(new Requirement(or.text(), or));
            case Not not -> Stream.of(new Requirement(not.text(), not));
            case Comparison leaf -> Stream.of(new Requirement(leaf.text(), leaf));
        };
    }

    private static List<Elimination> eliminations(List<Condition> conditions, Row counts) {
        return IntStream.range(0, conditions.size())
                .mapToObj(place -> new Elimination(conditions.get(place).text(), counts.getLong(place)))
                .filter(each -> each.resources() > 0)
                .toList();
    }
}
