package io.leasehold.compute.flavor;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The size of a server, and what else is to be heeded when one is made.
 *
 * @param isPublic whether every project may use it; else those on its access list
 * @param oneOff whether it came with a server, inside its request, and goes with its last one
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
    /** What a server of it takes. */
    public record Size(int vcpus, int memoryMb, int diskGb, int ephemeralGb, int swapMb) {}

    public Flavor {
        extraSpecs = Map.copyOf(extraSpecs);
    }

    /** With entries set in its extra specs. */
    Flavor with(Map<String, String> entries) {
        Map<String, String> merged = new TreeMap<>(extraSpecs);
        merged.putAll(entries);
        return specified(merged);
    }

    /** Without that extra spec. */
    Flavor without(String key) {
        Map<String, String> rest = new TreeMap<>(extraSpecs);
        rest.remove(key);
        return specified(rest);
    }

    Flavor described(Optional<String> text) {
        return new Flavor(id, name, text, size, rxtxFactor, isPublic, oneOff, extraSpecs);
    }

    private Flavor specified(Map<String, String> specs) {
        return new Flavor(id, name, description, size, rxtxFactor, isPublic, oneOff, specs);
    }
}
