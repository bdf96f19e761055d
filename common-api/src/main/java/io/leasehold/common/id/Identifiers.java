package io.leasehold.common.id;

import java.util.Locale;
import java.util.regex.Pattern;

/** Normal form of project and user ids from claims, paths and configuration. */
public final class Identifiers {
    private static final Pattern DASHED =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{32}");

    private Identifiers() {}

    /** Returns a UUID as 32 lower-case hex digits, 32 hex digits in lower case, and any other text unchanged. */
    public static String normalise(String id) {
        if (DASHED.matcher(id).matches()) {
            return id.replace("-", "").toLowerCase(Locale.ROOT);
        }
        return HEX.matcher(id).matches() ? id.toLowerCase(Locale.ROOT) : id;
    }
}
