package io.leasehold.reservation.lease.list;

import com.fasterxml.jackson.databind.node.TextNode;
import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.id.Identifiers;
import io.leasehold.common.sql.NamedParameters;
import io.leasehold.reservation.http.ApiDates;
import io.leasehold.reservation.http.PathId;
import io.leasehold.reservation.lease.LeaseStatus;
import io.leasehold.reservation.lease.store.LeaseSelection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Query parameters of a list of leases (contract section 1.6).
 *
 * @param startBefore selects leases that start earlier
 * @param endAfter selects leases that end later
 * @param limit maximum number of leases, from 1 to 1000
 * @param marker id of the last lease seen; selects the leases after it
 */
record LeaseQuery(
        Optional<String> project,
        Optional<LeaseStatus> status,
        Optional<String> name,
        Optional<Instant> startBefore,
        Optional<Instant> endAfter,
        LeaseOrder order,
        Optional<Integer> limit,
        Optional<String> marker) {
    private static final int MAXIMUM_LIMIT = 1000;
    /** The one character that a text in PostgreSQL cannot contain. */
    private static final char NUL = 0;

    /** Reads query parameters; 400 for a malformed value, unknown parameters are ignored. */
    static LeaseQuery of(Map<String, List<String>> parameters) {
        return new LeaseQuery(
                text(parameters, "project_id").map(Identifiers::normalise),
                read(parameters, "status", LeaseQuery::status),
                text(parameters, "name"),
                read(parameters, "start_before", LeaseQuery::time),
                read(parameters, "end_after", LeaseQuery::time),
                read(parameters, "sort", LeaseOrder::parse).orElse(LeaseOrder.BY_CREATION),
                read(parameters, "limit", LeaseQuery::limit),
                text(parameters, "marker"));
    }

    /** The query restricted to leases that the caller may see; empty when there cannot be any. */
    Optional<LeaseQuery> visibleTo(Caller caller) {
        if (caller.isAdmin()) {
            return Optional.of(this);
        }
        return project.orElse(caller.projectId()).equals(caller.projectId())
                ? Optional.of(ownedBy(caller.projectId()))
                : Optional.empty();
    }

    /** The selection of the leases, and of one more than the limit, which shows that more follow. */
    LeaseSelection selection() {
        NamedParameters parameters = new NamedParameters();
        List<String> conditions = new ArrayList<>(List.of("true"));
        Optional<String> owner = project.map(parameters::add);
        owner.ifPresent(id -> conditions.add("l.project_id = " + id));
        status.ifPresent(wanted -> conditions.add("l.status = " + parameters.add(wanted.name())));
        name.ifPresent(wanted -> conditions.add("l.name = " + parameters.add(wanted)));
        startBefore.ifPresent(time -> conditions.add("l.start_date < " + parameters.add(utc(time))));
        endAfter.ifPresent(time -> conditions.add("l.end_date > " + parameters.add(utc(time))));
        marker.flatMap(PathId::uuid).ifPresent(id -> conditions.add(order.after(parameters.add(id), owner)));
        String limited =
                limit.map(maximum -> " limit " + parameters.add(maximum + 1)).orElse("");
        return new LeaseSelection(String.join(" and ", conditions), order.sql(), limited, parameters);
    }

    private LeaseQuery ownedBy(String owner) {
        return new LeaseQuery(Optional.of(owner), status, name, startBefore, endAfter, order, limit, marker);
    }

    private static <T> Optional<T> read(
            Map<String, List<String>> parameters, String key, Function<String, Optional<T>> reader) {
        return text(parameters, key).map(value -> reader.apply(value).orElseThrow(() -> malformed(key)));
    }

    private static Optional<String> text(Map<String, List<String>> parameters, String key) {
        Optional<String> text = parameters.getOrDefault(key, List.of()).stream().findFirst();
        if (text.filter(value -> value.indexOf(NUL) >= 0).isPresent()) {
            throw malformed(key);
        }
        return text;
    }

    private static Optional<LeaseStatus> status(String name) {
        return Arrays.stream(LeaseStatus.values())
                .filter(status -> status.name().equals(name))
                .findFirst();
    }

    private static Optional<Instant> time(String text) {
        return ApiDates.find(TextNode.valueOf(text));
    }

    private static Optional<Integer> limit(String text) {
        return text.matches("[1-9]\\d{0,3}")
                ? Optional.of(Integer.parseInt(text)).filter(limit -> limit <= MAXIMUM_LIMIT)
                : Optional.empty();
    }

    private static Object utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static ServiceException malformed(String key) {
        return ServiceException.badRequest("Malformed parameter " + key);
    }
}
