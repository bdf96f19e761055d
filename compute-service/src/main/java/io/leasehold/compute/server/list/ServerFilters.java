package io.leasehold.compute.server.list;

import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.nova.Query;
import io.leasehold.compute.server.ServerIds;
import io.leasehold.compute.server.ServerStatus;
import io.leasehold.compute.server.TaskState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Translation of the filters of a list into SQL. */
final class ServerFilters {
    private ServerFilters() {}

    static SqlConditions of(ServerQuery query) {
        Query filters = query.filters();
        SqlConditions conditions = new SqlConditions()
                .and("server.project_id = %s", query.project())
                .and("(server.deleted_at is not null) = %s", query.deleted())
                .and("server.name ~* %s", filters.text("name"))
                .and("server.image_id::text = %s", query.lower("image").map(ServerFilters::lastSegment))
                .and("server.flavor_id = %s", filters.text("flavor").map(ServerFilters::lastSegment))
                .and("server.request_id = %s", filters.text("reservation_id"))
                .and("server.updated_at >= %s", filters.time("changes-since").map(ServerFilters::utc))
                .and("server.updated_at <= %s", filters.time("changes-before").map(ServerFilters::utc))
                .and("vsn.vsn = %s", filters.text("virtual_serial_number").map(vsn -> vsn.toUpperCase(Locale.ROOT)));
        query.status().ifPresent(wanted -> status(conditions, wanted));
        addresses(conditions, filters);
        tags(conditions, filters);
        forAdministrators(conditions, query);
        return filters.flag("locked") ? conditions.and("false") : conditions;
    }

    private static void status(SqlConditions conditions, List<ServerStatus> wanted) {
        List<ServerStatus.Combination> all = wanted.stream()
                .flatMap(status -> status.combinations().stream())
                .toList();
        String[] vmStates = all.stream().map(one -> one.vmState().text()).toArray(String[]::new);
        String[] tasks = all.stream()
                .map(one -> one.task().map(TaskState::text).orElse(""))
                .toArray(String[]::new);
        conditions.and(
                "(server.vm_state, coalesce(server.task_state, '')) in (select * from unnest(%s::text[], %s::text[]))"
                        .formatted(conditions.parameter(vmStates), conditions.parameter(tasks)));
    }

    private static void addresses(SqlConditions conditions, Query filters) {
        String clause = "exists (select from jsonb_array_elements(server.nics) as nic where nic ->> 'address' ~ %s)";
        conditions.and(clause, filters.text("ip")).and(clause, filters.text("ip6"));
    }

    private static void tags(SqlConditions conditions, Query filters) {
        conditions
                .and("server.tags @> %s::text[]", list(filters, "tags"))
                .and("server.tags && %s::text[]", list(filters, "tags-any"))
                .and("not server.tags @> %s::text[]", list(filters, "not-tags"))
                .and("not server.tags && %s::text[]", list(filters, "not-tags-any"));
    }

    private static void forAdministrators(SqlConditions conditions, ServerQuery query) {
        Query filters = query.filters();
        conditions
                .and(
                        "server.host = %s",
                        filters.text("host").or(() -> filters.text("node")).map(ServerFilters::host))
                .and("server.vm_state = %s", query.lower("vm_state"))
                .and("server.task_state = %s", query.lower("task_state"))
                .and("server.power_state = %s", filters.number("power_state"))
                .and("server.user_id = %s", filters.text("user_id"))
                .and(
                        "server.id = %s",
                        filters.text("uuid").map(id -> ServerIds.find(id).orElse(new UUID(0, 0))))
                .and("server.spec -> 'details' ->> 'key_name' = %s", filters.text("key_name"))
                .and(
                        "exists (select from aggregate_member member"
                                + " where member.mtms = server.host and member.availability_zone = %s)",
                        filters.text("availability_zone"));
    }

    private static String host(String text) {
        return Mtms.find(text).map(Mtms::toString).orElse(text);
    }

    private static Optional<String[]> list(Query filters, String key) {
        return filters.text(key).map(text -> text.split(","));
    }

    private static String lastSegment(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
