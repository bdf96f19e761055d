package io.leasehold.compute.image;

import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.OsType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An image that is to be taken of a server.
 *
 * @param id the image's
 * @param projectId whose the image is
 * @param reservationId for whose end it is taken; a server has one image at most for each
 */
public record Snapshot(
        UUID id,
        String name,
        String projectId,
        UUID server,
        Mtms host,
        OsType osType,
        int diskGb,
        Optional<String> reservationId,
        Map<String, String> metadata) {
    /** How far an image is. */
    public record Progress(String image, boolean queued, boolean taken) {}

    /** What the hardware is asked for. */
    record Task(UUID image, String name, UUID server, Mtms host, Instant orderedAt) {}

    public Snapshot {
        metadata = Map.copyOf(metadata);
    }
}
