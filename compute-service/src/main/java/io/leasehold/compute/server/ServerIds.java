package io.leasehold.compute.server;

import io.leasehold.common.id.Ids;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids of servers. A server id is also a partition id, of which the platform clears the top bit. */
@Singleton
public class ServerIds {
    private static final Pattern FORM = Pattern.compile(
            "([0-9a-fA-F]{8})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{12})");

    private final Ids ids;

    public ServerIds(Ids ids) {
        this.ids = ids;
    }

    public UUID next() {
        UUID id = ids.next();
        return new UUID(id.getMostSignificantBits() & Long.MAX_VALUE, id.getLeastSignificantBits());
    }

    /** Reads an id with or without dashes; empty for any other text. */
    public static Optional<UUID> find(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(UUID.fromString(FORM.matcher(text).replaceFirst("$1-$2-$3-$4-$5")))
                : Optional.empty();
    }
}
