package io.leasehold.reservation.compute;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * A flavor of compute, of which servers of a lease use a copy. Answers show the source flavor as JSON text under {@code
 * resource_properties}.
 *
 * @param ram in MB
 * @param disk root disk in GB
 * @param ephemeral further disk in GB
 */
public record SourceFlavor(
        String id,
        String name,
        int vcpus,
        int ram,
        int disk,
        @JsonProperty("OS-FLV-EXT-DATA:ephemeral") int ephemeral,
        @JsonProperty("extra_specs") Map<String, String> extraSpecs) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public SourceFlavor {
        extraSpecs = Map.copyOf(extraSpecs);
    }

    /** The flavor as JSON text with the keys of the compute API. */
    public String text() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
