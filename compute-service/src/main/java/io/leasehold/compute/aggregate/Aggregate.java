package io.leasehold.compute.aggregate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A named set of hosts with metadata.
 *
 * @param hosts MTMS, in order
 */
public record Aggregate(
        int id,
        UUID uuid,
        String name,
        Optional<String> availabilityZone,
        Map<String, String> metadata,
        List<String> hosts,
        Instant createdAt,
        Optional<Instant> updatedAt) {
    private static final String ZONE = "availability_zone";

    public Aggregate {
        metadata = Map.copyOf(metadata);
        hosts = List.copyOf(hosts);
    }

    /** Returns the metadata as the API shows it, with the zone as one of the entries. */
    Map<String, String> shownMetadata() {
        Map<String, String> shown = new TreeMap<>(metadata);
        availabilityZone.ifPresent(zone -> shown.put(ZONE, zone));
        return shown;
    }

    /** Sets entries; an entry without a value is removed. */
    Aggregate with(Map<String, Optional<String>> entries) {
        Map<String, String> merged = new TreeMap<>(metadata);
        entries.forEach((key, value) -> value.ifPresentOrElse(text -> merged.put(key, text), () -> merged.remove(key)));
        merged.remove(ZONE);
        Optional<String> zone = entries.getOrDefault(ZONE, availabilityZone);
        return new Aggregate(id, uuid, name, zone, merged, hosts, createdAt, updatedAt);
    }

    Aggregate withHosts(List<String> members) {
        return new Aggregate(id, uuid, name, availabilityZone, metadata, members, createdAt, updatedAt);
    }

    Aggregate updatedAt(Instant time) {
        return new Aggregate(id, uuid, name, availabilityZone, metadata, hosts, createdAt, Optional.of(time));
    }

    Aggregate withName(String newName) {
        return new Aggregate(id, uuid, newName, availabilityZone, metadata, hosts, createdAt, updatedAt);
    }

    Aggregate withZone(Optional<String> zone) {
        return new Aggregate(id, uuid, name, zone, metadata, hosts, createdAt, updatedAt);
    }
}
