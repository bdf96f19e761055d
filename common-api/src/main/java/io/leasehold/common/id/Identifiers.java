package io.leasehold.common.id;

import java.util.Locale;
import java.util.regex.Pattern;

/** One spelling for project and user ids, wherever they come from: claims, paths or configuration. */
public final class Identifiers {
    private static final Pattern DASHED =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{32}");

    private Identifiers() {}

    /** A UUID becomes 32 lower-case hex digits, 32 hex digits become lower-case, anything else stays as it is. */
    public static String normalise(String id) {
        if (DASHED.matcher(id).matches()) {
            return id.replace("-", "").toLowerCase(Locale.ROOT);
        }
        return HEX.matcher(id).matches() ? id.toLowerCase(Locale.ROOT) : id;
    }
}
