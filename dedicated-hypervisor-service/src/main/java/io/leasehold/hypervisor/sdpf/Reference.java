package io.leasehold.hypervisor.sdpf;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids in the spellings that clients may use. */
public final class Reference {
    private static final Pattern DASHED =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Reference() {}

    /** Parses a UUID with dashes; empty for any other text. */
    public static Optional<UUID> find(String text) {
        return DASHED.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** Parses a UUID, or a URL that ends in a UUID; any other text → 400. */
    public static UUID of(String parameter, String text) {
        return find(text.substring(text.lastIndexOf('/') + 1))
                .orElseThrow(() -> InvalidRequest.parameter(parameter, "must be a UUID or a URL that ends in one"));
    }
}
