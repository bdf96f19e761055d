package io.leasehold.compute.flavor;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Size of a server, with extra specs.
 *
 * @param isPublic true when all projects may use the flavor; otherwise only those of its access list may
 * @param oneOff true for a flavor that was part of a request for a server and is deleted with its last server
 */
public record Flavor(
        String id,
        String name,
        Optional<String> description,
        Size size,
        double rxtxFactor,
        boolean isPublic,
        boolean oneOff,
        Map<String, String> extraSpecs) {
    /** Sizes of a server of the flavor. */
    public record Size(int vcpus, int memoryMb, int diskGb, int ephemeralGb, int swapMb) {}

    public Flavor {
        extraSpecs = Map.copyOf(extraSpecs);
    }

    /** Sets extra specs. */
    Flavor with(Map<String, String> entries) {
        Map<String, String> merged = new TreeMap<>(extraSpecs);
        merged.putAll(entries);
        return withExtraSpecs(merged);
    }

    /** Removes an extra spec. */
    Flavor without(String key) {
        Map<String, String> rest = new TreeMap<>(extraSpecs);
        rest.remove(key);
        return withExtraSpecs(rest);
    }

    Flavor withDescription(Optional<String> text) {
        return new Flavor(id, name, text, size, rxtxFactor, isPublic, oneOff, extraSpecs);
    }

    private Flavor withExtraSpecs(Map<String, String> specs) {
        return new Flavor(id, name, description, size, rxtxFactor, isPublic, oneOff, specs);
    }
}
