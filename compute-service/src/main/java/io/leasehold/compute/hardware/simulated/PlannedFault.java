package io.leasehold.compute.hardware.simulated;

import io.leasehold.compute.hardware.LparSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An operation that is to fail.
 *
 * @param target id of a partition, MTMS of a host, or {@code *}
 * @param operation name of the operation; {@code *} stands for any operation, {@code timeout} for any change, which takes
 *     effect without an answer
 * @param times number of failures; empty for every time
 * @param delay delay of the effect or of the answer, in the modes that delay
 */
record PlannedFault(String target, String operation, Optional<Integer> times, FaultMode mode, Duration delay) {
    static final String ANY = "*";
    static final String TIMEOUT = "timeout";
    static final Set<String> OPERATIONS = Set.of(
            "read",
            "create",
            "delete",
            "power_on",
            "power_off",
            "restart",
            "snapshot",
            "assign_vsn",
            "unassign_vsn",
            "release_vsn",
            TIMEOUT,
            ANY);
    private static final String EXTRA_SPEC = "sim:fail";
    private static final Pattern ENTRY = Pattern.compile("([a-z_]+)(?::(\\d{1,6}))?");
    private static final Pattern NAME = Pattern.compile("simfail-([a-z_]+)-.*");

    PlannedFault {
        if (!OPERATIONS.contains(operation)) {
            throw new IllegalArgumentException("operation must be one of %s".formatted(OPERATIONS));
        }
    }

    /**
     * Returns the faults that a partition's flavor ({@code sim:fail=create:2,delete}) and name ({@code
     * simfail-create-…}) request.
     */
    static List<PlannedFault> of(LparSpec spec) {
        String target = spec.id().toString();
        Matcher name = NAME.matcher(spec.name());
        Stream<String> named = name.matches() ? Stream.of(name.group(1)) : Stream.empty();
        Stream<String> listed = Optional.ofNullable(spec.extraSpecs().get(EXTRA_SPEC)).stream()
                .flatMap(entries -> Stream.of(entries.split(",")));
        return Stream.concat(named, listed)
                .map(entry -> ENTRY.matcher(entry.strip()))
                .filter(entry -> entry.matches() && OPERATIONS.contains(entry.group(1)))
                .map(entry -> new PlannedFault(
                        target,
                        entry.group(1),
                        Optional.ofNullable(entry.group(2)).map(Integer::valueOf),
                        FaultMode.FAIL,
                        Duration.ZERO))
                .toList();
    }
}
