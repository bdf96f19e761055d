package io.leasehold.compute.image;

import io.leasehold.compute.nova.Links;
import io.leasehold.compute.nova.Microversion;
import io.leasehold.compute.nova.VersionedObject;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON of images in the Compute API and in the Image API. */
final class ImageView {
    private ImageView() {}

    static Map<String, @Nullable Object> brief(Image image, Links links) {
        return VersionedObject.in(Microversion.MIN)
                .with("id", image.id())
                .with("name", image.name())
                .with("links", links.of("images", image.id().toString()))
                .json();
    }

    static Map<String, @Nullable Object> full(Image image, Links links) {
        return VersionedObject.in(Microversion.MIN)
                .with("id", image.id())
                .with("name", image.name())
                .with("status", computeStatus(image))
                .with("progress", image.isActive() ? 100 : 0)
                .with("minRam", image.needs().memoryMb())
                .with("minDisk", image.needs().diskGb())
                .with("OS-EXT-IMG-SIZE:size", image.sizeBytes().orElse(0L))
                .with("created", image.createdAt().truncatedTo(ChronoUnit.SECONDS))
                .with("updated", image.updatedAt().truncatedTo(ChronoUnit.SECONDS))
                .with("metadata", metadata(image))
                .with("links", links.of("images", image.id().toString()))
                .json();
    }

    /** Returns the JSON of the Image API, with the metadata as additional keys. */
    static Map<String, @Nullable Object> glance(Image image) {
        String self = "/v2/images/" + image.id();
        return VersionedObject.in(Microversion.MIN)
                .when(true, new TreeMap<>(image.metadata()))
                .with("id", image.id())
                .with("name", image.name())
                .with("status", image.status().name().toLowerCase(Locale.ROOT))
                .with("visibility", image.projectId().isEmpty() ? "public" : "private")
                .with("owner", image.projectId().orElse(null))
                .with("protected", image.projectId().isEmpty())
                .with("os_hidden", false)
                .with("os_type", image.osType().text())
                .with("os_distro", image.osType().text())
                .with("architecture", "ppc64")
                .with("container_format", "bare")
                .with("disk_format", "raw")
                .with("min_ram", image.needs().memoryMb())
                .with("min_disk", image.needs().diskGb())
                .with("size", image.sizeBytes().orElse(null))
                .with("virtual_size", null)
                .with("checksum", null)
                .with("tags", List.of())
                .when(
                        image.source().isPresent(),
                        "instance_uuid",
                        image.source().orElse(null))
                .with("created_at", image.createdAt().truncatedTo(ChronoUnit.SECONDS))
                .with("updated_at", image.updatedAt().truncatedTo(ChronoUnit.SECONDS))
                .with("self", self)
                .with("file", self + "/file")
                .with("schema", "/v2/schemas/image")
                .json();
    }

    private static Map<String, String> metadata(Image image) {
        Map<String, String> metadata = new TreeMap<>(image.metadata());
        metadata.put("os_type", image.osType().text());
        return metadata;
    }

    private static String computeStatus(Image image) {
        return switch (image.status()) {
            case QUEUED -> "SAVING";
            case ACTIVE -> "ACTIVE";
            case KILLED -> "ERROR";
        };
    }
}
