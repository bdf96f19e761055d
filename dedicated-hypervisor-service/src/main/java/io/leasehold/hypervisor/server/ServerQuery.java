package io.leasehold.hypervisor.server;

import io.leasehold.hypervisor.sdpf.InvalidRequest;
import io.leasehold.hypervisor.sdpf.QueryParameters;
import io.leasehold.hypervisor.sdpf.Reference;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Query for a list of servers (contract, 3.1). */
public record ServerQuery(Filter filter, Optional<UUID> marker, int limit) {
    private static final int MAX_LIMIT = 1000;

    /**
     * Conditions that all listed servers meet.
     *
     * @param since the earliest time of the last change
     */
    record Filter(
            Optional<Instant> since,
            Optional<String> name,
            Optional<UUID> image,
            Optional<UUID> flavor,
            Optional<ServerState.Status> status) {}

    public static ServerQuery of(QueryParameters parameters) {
        Filter filter = new Filter(
                parameters.text("changes-since").map(ServerQuery::instant),
                parameters.text("name"),
                parameters.text("image").map(text -> Reference.of("image", text)),
                parameters.text("flavor").map(text -> Reference.of("flavor", text)),
                parameters.text("status").map(ServerQuery::status));
        return new ServerQuery(filter, parameters.text("marker").map(ServerQuery::marker), parameters.limit(MAX_LIMIT));
    }

    static RuntimeException unknownMarker() {
        return InvalidRequest.parameter("marker", "no such server");
    }

    private static UUID marker(String text) {
        return Reference.find(text).orElseThrow(ServerQuery::unknownMarker);
    }

    private static ServerState.Status status(String text) {
        String name = text.toUpperCase(Locale.ROOT);
        return Arrays.stream(ServerState.Status.values())
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.parameter("status", "must be ACTIVE, BUILD or ERROR"));
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException wrong) {
            throw InvalidRequest.parameter("changes-since", "must be an ISO 8601 date and time with a zone");
        }
    }
}
