package io.leasehold.device.zstack;

import io.leasehold.common.id.NamedUuids;
import io.leasehold.device.zstack.error.Refusal;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids in the format of the API: 32 lower-case hex digits. */
public final class Uuids {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern DASHED =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern DIGITS = Pattern.compile("(.{8})(.{4})(.{4})(.{4})(.{12})");

    private Uuids() {}

    /** Returns the canonical form of an id in any case, with or without dashes; empty when the text is no id. */
    public static Optional<String> find(String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        if (DASHED.matcher(folded).matches()) {
            return Optional.of(folded.replace("-", ""));
        }
        return HEX.matcher(folded).matches() ? Optional.of(folded) : Optional.empty();
    }

    /** Returns the canonical form of an id in a path; a malformed id fails like an unknown one. */
    public static String of(String kind, String text) {
        return find(text).orElseThrow(() -> Refusal.notFound(kind, text));
    }

    public static String of(UUID uuid) {
        return uuid.toString().replace("-", "");
    }

    /** Returns the id with dashes, as the other services write it. */
    public static String dashed(String hex) {
        return DIGITS.matcher(hex).replaceFirst("$1-$2-$3-$4-$5");
    }

    /**
     * Returns the account of a project, or the user of a subject: the id if it is a UUID, else a UUID derived from it.
     */
    public static String account(String id) {
        return find(id).orElseGet(() -> of(NamedUuids.inUrlNamespace(id)));
    }
}
