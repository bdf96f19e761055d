package io.leasehold.reservation.lease;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A query as SQL that yields ids of leases {@code l}: one text for each shape, values as parameters only. */
final class LeaseSelection {
    private final List<String> conditions = new ArrayList<>(List.of("true"));
    private final List<Object> parameters = new ArrayList<>();
    private final String sql;

    /** One lease more than the query's limit is selected, so that it shows whether more follow. */
    LeaseSelection(LeaseQuery query) {
        query.project().ifPresent(project -> conditions.add("l.project_id = " + parameter(project)));
        query.status().ifPresent(status -> conditions.add("l.status = " + parameter(status.name())));
        query.name().ifPresent(name -> conditions.add("l.name = " + parameter(name)));
        query.startBefore().ifPresent(time -> conditions.add("l.start_date < " + parameter(utc(time))));
        query.endAfter().ifPresent(time -> conditions.add("l.end_date > " + parameter(utc(time))));
        query.marker().ifPresent(id -> conditions.add(query.order().after(parameter(UUID.fromString(id)))));
        String limit =
                query.limit().map(most -> " limit " + parameter(most + 1)).orElse("");
        this.sql = "select l.id from lease l where %s order by %s%s"
                .formatted(String.join(" and ", conditions), query.order().sql(), limit);
    }

    String sql() {
        return sql;
    }

    Tuple parameters() {
        return Tuple.tuple(parameters);
    }

    private String parameter(Object value) {
        parameters.add(value);
        return "$" + parameters.size();
    }

    private static Object utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
