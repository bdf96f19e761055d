package io.leasehold.compute.aggregate;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.leasehold.compute.nova.Microversion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JSON of an aggregate.
 *
 * @param uuid shown from microversion 2.41 on
 * @param hosts absent in the answer to a creation, like the metadata
 */
record AggregateView(
        int id,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String uuid,
        String name,
        @Nullable String availabilityZone,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> hosts,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, String> metadata,
        @JsonFormat(pattern = TIME, timezone = "UTC") Instant createdAt,

        @JsonFormat(pattern = TIME, timezone = "UTC") @Nullable Instant updatedAt,

        boolean deleted,
        @Nullable String deletedAt) {
    private static final String TIME = "yyyy-MM-dd'T'HH:mm:ss.SSSSSS";

    static AggregateView of(Aggregate aggregate, Microversion version) {
        return view(aggregate, version, Optional.of(aggregate.hosts()), Optional.of(aggregate.shownMetadata()));
    }

    /** Returns the JSON of the answer to a creation. */
    static AggregateView created(Aggregate aggregate, Microversion version) {
        return view(aggregate, version, Optional.empty(), Optional.empty());
    }

    private static AggregateView view(
            Aggregate aggregate,
            Microversion version,
            Optional<List<String>> hosts,
            Optional<Map<String, String>> metadata) {
        return new AggregateView(
                aggregate.id(),
                version.atLeast(41) ? aggregate.uuid().toString() : null,
                aggregate.name(),
                aggregate.availabilityZone().orElse(null),
                hosts.orElse(null),
                metadata.orElse(null),
                aggregate.createdAt(),
                aggregate.updatedAt().orElse(null),
                false,
                null);
    }
}
