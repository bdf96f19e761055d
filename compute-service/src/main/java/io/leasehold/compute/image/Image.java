package io.leasehold.compute.image;

import io.leasehold.compute.hardware.OsType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An image from which servers boot.
 *
 * @param projectId empty for an image of all projects
 * @param source the server of which the image is a snapshot
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
    /** Minimum size of a server of the image. */
    public record Needs(int memoryMb, int diskGb) {}

    /** Status of an image. */
    public enum Status {
        /** The image is being taken. */
        QUEUED,
        ACTIVE,
        /** The image could not be taken. */
        KILLED
    }

    public Image {
        metadata = Map.copyOf(metadata);
    }

    public boolean isActive() {
        return status == Status.ACTIVE;
    }
}
