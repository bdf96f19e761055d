package io.leasehold.reservation.allocation;

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
                .flatMap(Eliminations::parts)
                .forEach(part -> conditions.add(new Condition(
                        part.text(), new HostCondition(List.of(part), parameters).sql())));
        String counts = conditions.stream()
                .map(each -> "count(*) filter (where not coalesce(%s, false))".formatted(each.sql()))
                .collect(Collectors.joining(", "));
        HostCondition all = new HostCondition(requirements, new ArrayList<>());
        return CapabilityNames.requireKnown(pool, all, requirements)
                .chain(() -> pool.preparedQuery(COUNT.formatted(counts)).execute(Tuple.tuple(parameters)))
                .map(rows -> eliminations(conditions, rows.iterator().next()));
    }

    /** Each part of what must all hold, by itself. */
    private static Stream<Requirement> parts(Requirement requirement) {
        return switch (requirement.expression()) {
            case Expression.Any any -> Stream.empty();
            case Expression.And and ->
                and.parts().stream().flatMap(part -> parts(new Requirement(part.text(), part)));
            default -> Stream.of(new Requirement(requirement.expression().text(), requirement.expression()));
        };
    }

    private static List<Elimination> eliminations(List<Condition> conditions, Row counts) {
        return IntStream.range(0, conditions.size())
                .mapToObj(place -> new Elimination(conditions.get(place).text(), counts.getLong(place)))
                .filter(each -> each.resources() > 0)
                .toList();
    }
}
