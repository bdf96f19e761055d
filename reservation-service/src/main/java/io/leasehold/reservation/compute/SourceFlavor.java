package io.leasehold.reservation.compute;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * A flavor of compute that servers of a lease boot with a copy of; in answers it stands as JSON text under
 * {@code resource_properties}, from where clients read which flavor became which.
 *
 * @param ram in MB
 * @param disk root disk in GB
 * @param ephemeral a further disk in GB
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

    /** As JSON text, with the keys that the compute API has for a flavor. */
    public String text() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
