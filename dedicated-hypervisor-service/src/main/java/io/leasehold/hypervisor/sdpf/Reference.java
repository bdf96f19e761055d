package io.leasehold.hypervisor.sdpf;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids as clients write them. */
public final class Reference {
    private static final Pattern DASHED =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Reference() {}

    /** The UUID that the text is; empty for anything else. */
    public static Optional<UUID> find(String text) {
        return DASHED.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** The UUID that the text is, or that ends the URL that it is; anything else → 400. */
    public static UUID of(String parameter, String text) {
        return find(text.substring(text.lastIndexOf('/') + 1))
                .orElseThrow(() -> InvalidRequest.parameter(parameter, "must be a UUID or a URL that ends in one"));
    }
}
