package io.leasehold.compute.flavor;

import io.leasehold.common.error.ServiceException;
import io.leasehold.compute.nova.Fields;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Rules of extra specs: keys of the platform need a valid value, all other keys accept any value. */
public final class ExtraSpecs {
    /** Key of the virtual serial number of servers of the flavor. */
    public static final String VSN = "powervm:virtual_serial_number";
    /** Key of the processor units of a server; overrides the value that follows from its virtual processors. */
    public static final String PROC_UNITS = "powervm:proc_units";
    /** Key by which each virtual processor takes a whole processor of the host. */
    public static final String DEDICATED = "powervm:dedicated_proc";

    private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9-_:. ]{1,255}");
    private static final int LONGEST = 255;
    private static final Set<String> FLAGS =
            Set.of("dedicated_proc", "uncapped", "srr_capability", "secure_boot", "enforce_affinity_check");
    private static final Set<String> COUNTS =
            Set.of("min_vcpu", "max_vcpu", "min_mem", "max_mem", "availability_priority", "shared_weight");
    private static final Set<String> UNITS =
            Set.of("proc_units", "min_proc_units", "max_proc_units", "ame_expansion_factor");

    private ExtraSpecs() {}

    /** Reads extra specs; numbers and flags are converted to text. */
    public static Map<String, String> of(Fields fields) {
        Map<String, String> specs = new TreeMap<>();
        for (String name : fields.names()) {
            specs.put(key(name), fields.get(name).scalar(LONGEST));
        }
        specs.forEach(ExtraSpecs::check);
        return specs;
    }

    private static String key(String name) {
        if (!KEY.matcher(name).matches()) {
            throw ServiceException.badRequest(
                    "'%s' does not match any of the regexes: '^[a-zA-Z0-9-_:. ]{1,255}$'".formatted(name));
        }
        return name;
    }

    private static void check(String key, String value) {
        if (key.startsWith("powervm:")
                && !rule(key.substring("powervm:".length())).test(value)) {
            throw ServiceException.badRequest(
                    "Invalid input for field/attribute extra_specs. Value: %s. It is no value for '%s'."
                            .formatted(value, key));
        }
    }

    private static Predicate<String> rule(String key) {
        if (key.equals("virtual_serial_number")) {
            return value -> value.matches("(?i)auto|none|[A-Z0-9]{7}");
        }
        if (FLAGS.contains(key)) {
            return value -> value.matches("(?i)true|false");
        }
        if (COUNTS.contains(key)) {
            return value -> value.matches("\\d{1,9}");
        }
        if (UNITS.contains(key)) {
            return value -> value.matches("\\d{1,4}(\\.\\d{1,4})?") && Double.parseDouble(value) > 0;
        }
        return key.equals("ppt_ratio") ? value -> value.matches("1:(64|128|256|512|1024|2048|4096)") : value -> true;
    }
}
