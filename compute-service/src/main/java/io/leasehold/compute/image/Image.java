package io.leasehold.compute.image;

import io.leasehold.compute.hardware.OsType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a server is booted from.
 *
 * @param projectId whose it is; empty when it is everybody's
 * @param source the server that it is a snapshot of
 */
public record Image(
        UUID id,
        String name,
        Optional<String> projectId,
        OsType osType,
        Needs needs,
        Optional<Long> sizeBytes,
        Status status,
        Optional<UUID> source,
        Map<String, String> metadata,
        Instant createdAt,
        Instant updatedAt) {
    /** What a server must have at least to boot it. */
    public record Needs(int memoryMb, int diskGb) {}

    /** How far it is. */
    public enum Status {
        /** It is being taken. */
        QUEUED,
        ACTIVE,
        /** It could not be taken. */
        KILLED
    }

    public Image {
        metadata = Map.copyOf(metadata);
    }

    public boolean isActive() {
        return status == Status.ACTIVE;
    }
}
