package io.leasehold.compute.aggregate;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** Row of an aggregate. */
@Entity
@Table(name = "aggregate")
@NullUnmarked
class AggregateRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    UUID uuid;
    String name;
    String availabilityZone;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> metadata;

    @ElementCollection
    @CollectionTable(name = "aggregate_host", joinColumns = @JoinColumn(name = "aggregate_id"))
    @Column(name = "mtms")
    @OrderBy
    Set<String> hosts = new LinkedHashSet<>();

    Instant createdAt;
    Instant updatedAt;

    static AggregateRow of(UUID uuid, String name, Optional<String> zone, Instant now) {
        AggregateRow row = new AggregateRow();
        row.uuid = uuid;
        row.name = name;
        row.availabilityZone = zone.orElse(null);
        row.metadata = Map.of();
        row.createdAt = now;
        return row;
    }

    void set(Aggregate aggregate, Instant now) {
        name = aggregate.name();
        availabilityZone = aggregate.availabilityZone().orElse(null);
        metadata = new TreeMap<>(aggregate.metadata());
        updatedAt = now;
    }

    Aggregate toAggregate() {
        return new Aggregate(
                id,
                uuid,
                name,
                Optional.ofNullable(availabilityZone),
                metadata,
                List.copyOf(hosts),
                createdAt,
                Optional.ofNullable(updatedAt));
    }
}
