package io.leasehold.reservation.lease.list;

import com.fasterxml.jackson.databind.node.TextNode;
import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.id.Identifiers;
import io.leasehold.reservation.http.ApiDates;
import io.leasehold.reservation.lease.LeaseStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which leases a list is asked for (contract section 1.6).
 *
 * @param startBefore leases that start earlier
 * @param endAfter leases that end later
 * @param limit at most so many; from 1 to 1000
 * @param marker id of the last lease seen; those after it are wanted
 */
public record LeaseQuery(
        Optional<String> project,
        Optional<LeaseStatus> status,
        Optional<String> name,
        Optional<Instant> startBefore,
        Optional<Instant> endAfter,
        LeaseOrder order,
        Optional<Integer> limit,
        Optional<String> marker) {
    private static final int MOST = 1000;
    /** The one character that no text in PostgreSQL has. */
    private static final char NUL = 0;

    /** Reads query parameters; a value that makes no sense → 400, unknown parameters are passed over. */
    static LeaseQuery of(Map<String, List<String>> parameters) {
        return new LeaseQuery(
                text(parameters, "project_id").map(Identifiers::normalise),
                read(parameters, "status", LeaseQuery::status),
                text(parameters, "name"),
                read(parameters, "start_before", LeaseQuery::time),
                read(parameters, "end_after", LeaseQuery::time),
                read(parameters, "sort", LeaseOrder::named).orElse(LeaseOrder.USUAL),
                read(parameters, "limit", LeaseQuery::number),
                text(parameters, "marker"));
    }

    /** The same among the leases that the caller may see; empty when there can be none. */
    Optional<LeaseQuery> seenBy(Caller caller) {
        if (caller.isAdmin()) {
            return Optional.of(this);
        }
        return project.orElse(caller.projectId()).equals(caller.projectId())
                ? Optional.of(ownedBy(caller.projectId()))
                : Optional.empty();
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

    private static Optional<Integer> number(String text) {
        return text.matches("[1-9]\\d{0,3}")
                ? Optional.of(Integer.parseInt(text)).filter(limit -> limit <= MOST)
                : Optional.empty();
    }

    private static ServiceException malformed(String key) {
        return ServiceException.badRequest("Malformed parameter " + key);
    }
}
