package io.leasehold.compute.image;

import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.OsType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An image to take of a server.
 *
 * @param id id of the image
 * @param projectId owner of the image
 * @param reservationId the reservation before whose end the image is taken; a server has at most one image for each
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
    /** Progress of an image. */
    public record Progress(String image, boolean queued, boolean taken) {}

    /** The order to the hardware. */
    record Task(UUID image, String name, UUID server, Mtms host, Instant orderedAt) {}

    public Snapshot {
        metadata = Map.copyOf(metadata);
    }
}
