package io.leasehold.reservation.lease.store;

import io.leasehold.reservation.http.PathId;
import io.leasehold.reservation.lease.list.LeaseOrder;
import io.leasehold.reservation.lease.list.LeaseQuery;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which leases {@code l} are read, in which order, as parts of SQL: one text for each shape, values as parameters only.
 *
 * @param limit empty, or with a space before it
 */
public record LeaseSelection(String condition, String order, String limit, List<Object> parameters) {
    /** Those of the ids that there are, in the usual order; of one id in the form whose plan the database keeps. */
    public static LeaseSelection of(Collection<UUID> ids) {
        return ids.size() == 1
                ? ofIds("l.id = $1", ids.iterator().next())
                : ofIds("l.id = any ($1)", ids.toArray(UUID[]::new));
    }

    /** Those that the query wants, and one more than its limit, which shows whether more follow. */
    public static LeaseSelection of(LeaseQuery query) {
        List<Object> parameters = new ArrayList<>();
        List<String> conditions = new ArrayList<>(List.of("true"));
        Optional<String> project = query.project().map(id -> parameter(parameters, id));
        project.ifPresent(id -> conditions.add("l.project_id = " + id));
        query.status().ifPresent(status -> conditions.add("l.status = " + parameter(parameters, status.name())));
        query.name().ifPresent(name -> conditions.add("l.name = " + parameter(parameters, name)));
        query.startBefore().ifPresent(time -> conditions.add("l.start_date < " + parameter(parameters, utc(time))));
        query.endAfter().ifPresent(time -> conditions.add("l.end_date > " + parameter(parameters, utc(time))));
        query.marker()
                .flatMap(PathId::uuid)
                .ifPresent(id -> conditions.add(query.order().after(parameter(parameters, id), project)));
        String limit = query.limit()
                .map(most -> " limit " + parameter(parameters, most + 1))
                .orElse("");
        return new LeaseSelection(
                String.join(" and ", conditions), query.order().sql(), limit, List.copyOf(parameters));
    }

    private static LeaseSelection ofIds(String condition, Object ids) {
        return new LeaseSelection(condition, LeaseOrder.USUAL.sql(), "", List.of(ids));
    }

    Tuple tuple() {
        return Tuple.tuple(parameters);
    }

    private static String parameter(List<Object> parameters, Object value) {
        parameters.add(value);
        return "$" + parameters.size();
    }

    private static Object utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
