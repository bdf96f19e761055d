package io.leasehold.compute.hardware;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A partition to create.
 *
 * @param id the first hex digit is 0 to 7, because the platform clears the top bit of a partition's id
 * @param name 1 to 31 printable ASCII characters that consoles accept
 * @param extraSpecs extra specs of the flavor; an adapter ignores unknown ones
 */
public record LparSpec(UUID id, String name, OsType osType, Demand demand, Map<String, String> extraSpecs) {
    private static final Pattern NAME = Pattern.compile("[ -~&&[^()\\\\<>*$&?|\\[\\]'\"`]]{1,31}");

    /** Resources that the partition takes of its host. */
    public record Demand(int vcpus, BigDecimal procUnits, int memoryMb, int diskGb) {}

    public LparSpec {
        if (id.getMostSignificantBits() < 0) {
            throw new IllegalArgumentException("%s cannot be a partition's id: its top bit is set".formatted(id));
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'%s' cannot be a partition's name".formatted(name));
        }
        extraSpecs = Map.copyOf(extraSpecs);
    }
}
