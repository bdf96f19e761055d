package io.leasehold.reservation.property;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.leasehold.common.event.ApiTime;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A property in the answer to its change. */
record PropertyView(
        String id,
        String resourceType,
        String propertyName,
        @JsonProperty("private") boolean hidden,
        @ApiTime.WithFraction Instant createdAt,
        @ApiTime.WithFraction @Nullable Instant updatedAt) {
    private static final String HOSTS = "physical:host";

    /** A property in a list. */
    sealed interface Listed {
        record Name(String property) implements Listed {}

        record Detail(
                String property, @JsonProperty("private") boolean hidden, List<String> values) implements Listed {}
    }

    record All(List<Listed> resourceProperties) {}

    record One(PropertyView resourceProperty) {}

    static All of(List<PropertyValues> found, boolean detail) {
        return new All(found.stream().map(each -> listed(each, detail)).toList());
    }

    static One of(Property property) {
        return new One(new PropertyView(
                property.id().toString(),
                HOSTS,
                property.name(),
                property.hidden(),
                property.createdAt(),
                property.updatedAt()));
    }

    private static Listed listed(PropertyValues found, boolean detail) {
        return detail ? new Listed.Detail(found.name(), found.hidden(), found.values()) : new Listed.Name(found.name());
    }
}
