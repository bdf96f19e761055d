package io.leasehold.hypervisor.server;

import io.leasehold.hypervisor.sdpf.Invalid;
import io.leasehold.hypervisor.sdpf.Parameters;
import io.leasehold.hypervisor.sdpf.Reference;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Which servers a list shows (contract, 3.1). */
public record ServerQuery(Filter filter, Optional<UUID> marker, int limit) {
    private static final int MOST = 1000;

    /**
     * What the servers have in common.
     *
     * @param since changed at that moment or later
     */
    record Filter(
            Optional<Instant> since,
            Optional<String> name,
            Optional<UUID> image,
            Optional<UUID> flavor,
            Optional<Life.Status> status) {}

    public static ServerQuery of(Parameters parameters) {
        Filter filter = new Filter(
                parameters.text("changes-since").map(ServerQuery::instant),
                parameters.text("name"),
                parameters.text("image").map(text -> Reference.of("image", text)),
                parameters.text("flavor").map(text -> Reference.of("flavor", text)),
                parameters.text("status").map(ServerQuery::status));
        return new ServerQuery(filter, parameters.text("marker").map(ServerQuery::marker), parameters.limit(MOST));
    }

    /** The marker is no server in the list. */
    static RuntimeException unknownMarker() {
        return Invalid.parameter("marker", "no such server");
    }

    private static UUID marker(String text) {
        return Reference.find(text).orElseThrow(ServerQuery::unknownMarker);
    }

    private static Life.Status status(String text) {
        String name = text.toUpperCase(Locale.ROOT);
        return Arrays.stream(Life.Status.values())
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Invalid.parameter("status", "must be ACTIVE, BUILD or ERROR"));
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException wrong) {
            throw Invalid.parameter("changes-since", "must be an ISO 8601 date and time with a zone");
        }
    }
}
