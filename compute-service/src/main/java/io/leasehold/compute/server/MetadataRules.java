package io.leasehold.compute.server;

import io.leasehold.common.error.ServiceException;
import io.leasehold.compute.nova.Fields;
import io.leasehold.compute.nova.Value;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Rules of the metadata of servers, written by users and by the service (compute contract, 1.9). */
public final class MetadataRules {
    /** Key by which a user requests that reference codes are read. */
    public static final String REFCODE_REQUIRED = "powervc:vm_refcode_required";
    /** Key of the first host of the server; kept when the server moves. */
    public static final String ORIGINAL_HOST = "original_host";

    private static final Set<String> OWN = Set.of(
            ORIGINAL_HOST,
            "powervc:vm_refcode",
            "powervc:vm_led_code",
            "powervc:vm_refcode_query_ts",
            "powervc:vm_refcode_stale");
    private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9-_:. ]{1,255}");
    private static final int LONGEST = 255;
    private static final int MOST = 128;

    private MetadataRules() {}

    /** Returns true when only the service writes the key. */
    public static boolean isServiceKey(String key) {
        return OWN.contains(key);
    }

    /** Reads the entries of a user. Keys that only the service writes are ignored; other invalid entries → 400. */
    public static Map<String, String> of(Fields fields) {
        Map<String, String> entries = new TreeMap<>();
        for (String name : fields.names()) {
            String value = value(name, fields.get(name));
            if (!isServiceKey(name)) {
                entries.put(name, value);
            }
        }
        return entries;
    }

    /** Refuses more than 128 entries of a user → 403; entries of the service do not count. */
    public static void checkCount(Map<String, String> entries) {
        if (entries.keySet().stream().filter(key -> !isServiceKey(key)).count() > MOST) {
            throw ServiceException.forbidden("Maximum number of metadata items exceeds %d".formatted(MOST));
        }
    }

    /** Returns true when the entries request that reference codes are read. */
    public static boolean wantsRefcode(Map<String, String> entries) {
        return "true".equals(entries.get(REFCODE_REQUIRED));
    }

    private static String value(String name, Value value) {
        if (!KEY.matcher(name).matches()) {
            throw ServiceException.badRequest(
                    "Invalid input for field/attribute metadata. Value: %s. '%s' does not match any of the regexes: '^[a-zA-Z0-9-_:. ]{1,255}$'"
                            .formatted(name, name));
        }
        return name.equals(REFCODE_REQUIRED) ? flag(value) : value.text(LONGEST);
    }

    private static String flag(Value value) {
        String text = value.scalar(LONGEST).toLowerCase(Locale.ROOT);
        if (!Set.of("true", "false").contains(text)) {
            throw value.refusal("'%s' is neither true nor false".formatted(text));
        }
        return text;
    }
}
