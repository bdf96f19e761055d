package io.leasehold.compute.flavor;

import io.leasehold.compute.nova.Links;
import io.leasehold.compute.nova.Microversion;
import io.leasehold.compute.nova.VersionedObject;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON of flavors. */
final class FlavorView {
    private FlavorView() {}

    static Map<String, @Nullable Object> brief(Flavor flavor, Links links, Microversion version) {
        return VersionedObject.in(version)
                .with("id", flavor.id())
                .with("name", flavor.name())
                .since(55, "description", flavor.description().orElse(null))
                .with("links", links.of("flavors", flavor.id()))
                .json();
    }

    static Map<String, @Nullable Object> full(Flavor flavor, Links links, Microversion version) {
        Flavor.Size size = flavor.size();
        return VersionedObject.in(version)
                .with("id", flavor.id())
                .with("name", flavor.name())
                .with("ram", size.memoryMb())
                .with("disk", size.diskGb())
                .with("vcpus", size.vcpus())
                .with("swap", size.swapMb() == 0 && !version.atLeast(75) ? "" : size.swapMb())
                .with("OS-FLV-EXT-DATA:ephemeral", size.ephemeralGb())
                .with("OS-FLV-DISABLED:disabled", false)
                .with("rxtx_factor", flavor.rxtxFactor())
                .with("os-flavor-access:is_public", flavor.isPublic())
                .since(55, "description", flavor.description().orElse(null))
                .since(61, "extra_specs", new TreeMap<>(flavor.extraSpecs()))
                .with("links", links.of("flavors", flavor.id()))
                .json();
    }
}
