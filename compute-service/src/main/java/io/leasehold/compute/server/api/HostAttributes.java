package io.leasehold.compute.server.api;

import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.nova.Microversion;
import io.leasehold.compute.nova.VersionedObject;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.list.ShownServer;
import io.leasehold.compute.server.provision.LparName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON of the host of a server: all attributes for administrators, an opaque id for others. */
final class HostAttributes {
    private HostAttributes() {}

    static Map<String, @Nullable Object> of(ShownServer shown, Microversion version) {
        Server server = shown.server();
        String host = server.host().map(Mtms::toString).orElse(null);
        return VersionedObject.in(version)
                .with("OS-EXT-SRV-ATTR:host", host)
                .with("OS-EXT-SRV-ATTR:hypervisor_hostname", host)
                .with("OS-EXT-SRV-ATTR:instance_name", LparName.of(server.name(), server.id()))
                .since(3, "OS-EXT-SRV-ATTR:hostname", hostname(server))
                .since(3, "OS-EXT-SRV-ATTR:kernel_id", "")
                .since(3, "OS-EXT-SRV-ATTR:launch_index", server.identity().launchIndex())
                .since(3, "OS-EXT-SRV-ATTR:ramdisk_id", "")
                .since(3, "OS-EXT-SRV-ATTR:reservation_id", server.identity().requestId())
                .since(3, "OS-EXT-SRV-ATTR:root_device_name", null)
                .since(3, "OS-EXT-SRV-ATTR:user_data", null)
                .since(16, "host_status", server.host().isPresent() ? "UP" : "")
                .json();
    }

    /** Returns a hash of project and host, equal for servers of a project that share a host; empty without a host. */
    static String id(Server server) {
        return server.host().map(host -> hash(server.projectId() + host)).orElse("");
    }

    private static String hostname(Server server) {
        String name = server.name()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9-]+", "-")
                .replaceAll("^-+|-+$", "");
        return name.isEmpty() ? "server-" + server.id() : name;
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-224");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
