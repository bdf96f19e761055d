package io.leasehold.compute.server.api;

import io.leasehold.compute.flavor.Flavor;
import io.leasehold.compute.nova.Exchange;
import io.leasehold.compute.nova.Links;
import io.leasehold.compute.nova.Microversion;
import io.leasehold.compute.nova.VersionedObject;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.ServerFault;
import io.leasehold.compute.server.ServerSpec;
import io.leasehold.compute.server.ServerState;
import io.leasehold.compute.server.TaskState;
import io.leasehold.compute.server.list.ShownServer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON of servers in the requested microversion. */
final class ServerView {
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);
    private static final String NO_VSN = "none";

    private ServerView() {}

    static Map<String, @Nullable Object> brief(ShownServer shown, Exchange exchange) {
        Server server = shown.server();
        return VersionedObject.in(exchange.version())
                .with("id", server.id())
                .with("name", server.name())
                .with("links", links(server, exchange))
                .with("virtual_serial_number", shown.vsn().orElse(NO_VSN))
                .json();
    }

    static Map<String, @Nullable Object> full(ShownServer shown, Exchange exchange) {
        Server server = shown.server();
        boolean admin = exchange.caller().isAdmin();
        return VersionedObject.in(exchange.version())
                .when(true, identity(server, exchange))
                .when(true, source(server, exchange))
                .when(true, access(shown, exchange))
                .when(true, state(server, admin))
                .when(admin, HostAttributes.of(shown, exchange.version()))
                .since(9, "locked", false)
                .since(19, "description", server.identity().description().orElse(null))
                .since(26, "tags", server.tags())
                .since(63, "trusted_image_certificates", null)
                .since(73, "locked_reason", null)
                .when(true, extensions(shown))
                .json();
    }

    /** Returns the JSON of a single server, which includes the server groups. */
    static Map<String, @Nullable Object> single(ShownServer shown, Exchange exchange) {
        return VersionedObject.in(exchange.version())
                .when(true, full(shown, exchange))
                .since(
                        71,
                        "server_groups",
                        shown.server()
                                .spec()
                                .requirements()
                                .group()
                                .map(group -> List.of(group.id()))
                                .orElse(List.of()))
                .json();
    }

    static List<Links.Link> links(Server server, Exchange exchange) {
        return exchange.links().of("servers", server.id().toString());
    }

    private static Map<String, @Nullable Object> identity(Server server, Exchange exchange) {
        return VersionedObject.in(exchange.version())
                .with("id", server.id())
                .with("name", server.name())
                .with("status", server.status().name())
                .with("tenant_id", server.projectId())
                .with("user_id", server.identity().userId())
                .with("metadata", new TreeMap<>(server.metadata()))
                .with("hostId", HostAttributes.id(server))
                .with("created", seconds(server.times().created()))
                .with("updated", seconds(server.times().updated()))
                .with("links", links(server, exchange))
                .json();
    }

    private static Map<String, @Nullable Object> source(Server server, Exchange exchange) {
        ServerSpec.Details details = server.spec().details();
        return VersionedObject.in(exchange.version())
                .with("image", image(server, exchange.links()))
                .before(47, "flavor", flavorReference(server.spec().flavor(), exchange.links()))
                .since(47, "flavor", flavorDetails(server.spec().flavor(), exchange))
                .with("key_name", details.keyName().orElse(null))
                .with("config_drive", details.configDrive() ? "True" : "")
                .with("OS-DCF:diskConfig", details.diskConfig())
                .with(
                        "os-extended-volumes:volumes_attached",
                        details.volumes().stream()
                                .map(volume -> volume(volume, exchange))
                                .toList())
                .json();
    }

    private static Map<String, @Nullable Object> access(ShownServer shown, Exchange exchange) {
        ServerSpec.Details details = shown.server().spec().details();
        return VersionedObject.in(exchange.version())
                .with("addresses", AddressView.of(shown.server()))
                .with("accessIPv4", details.accessIpv4().orElse(""))
                .with("accessIPv6", details.accessIpv6().orElse(""))
                .with("OS-EXT-AZ:availability_zone", zone(shown))
                .with(
                        "security_groups",
                        details.securityGroups().stream()
                                .map(name -> Map.of("name", name))
                                .toList())
                .json();
    }

    private static Map<String, @Nullable Object> state(Server server, boolean admin) {
        ServerState state = server.state();
        return VersionedObject.in(Microversion.MIN)
                .with("OS-EXT-STS:vm_state", state.vmState().text())
                .with("OS-EXT-STS:task_state", state.task().map(TaskState::text).orElse(null))
                .with("OS-EXT-STS:power_state", state.powerState())
                .with("OS-SRV-USG:launched_at", microseconds(server.times().launched()))
                .with("OS-SRV-USG:terminated_at", microseconds(server.times().terminated()))
                .when(server.status().hasProgress(), "progress", state.progress())
                .when(
                        state.fault().isPresent(),
                        state.fault().map(fault -> fault(fault, admin)).orElse(Map.of()))
                .json();
    }

    private static Map<String, @Nullable Object> extensions(ShownServer shown) {
        Server server = shown.server();
        Flavor.Size size = server.spec().flavor().size();
        return VersionedObject.in(Microversion.MIN)
                .with("virtual_serial_number", shown.vsn().orElse(NO_VSN))
                .with("attached_devices", shown.devices())
                .with("vcpus", size.vcpus())
                .with("memory_mb", size.memoryMb())
                .with("root_gb", size.diskGb())
                .with("operating_system", server.osType().text())
                .with("health_status", Map.of("health_value", health(server)))
                .json();
    }

    private static Map<String, @Nullable Object> fault(ServerFault fault, boolean admin) {
        return Map.of(
                "fault",
                VersionedObject.in(Microversion.MIN)
                        .with("code", fault.code())
                        .with("created", seconds(fault.created()))
                        .with("message", fault.message())
                        .when(admin, "details", fault.message())
                        .json());
    }

    private static Object image(Server server, Links links) {
        return server.imageId()
                .<Object>map(id -> Map.of("id", id, "links", List.of(links.bookmark("images", id.toString()))))
                .orElse("");
    }

    private static Map<String, Object> flavorReference(Flavor flavor, Links links) {
        return Map.of("id", flavor.id(), "links", List.of(links.bookmark("flavors", flavor.id())));
    }

    private static Map<String, @Nullable Object> flavorDetails(Flavor flavor, Exchange exchange) {
        return VersionedObject.in(exchange.version())
                .with("vcpus", flavor.size().vcpus())
                .with("ram", flavor.size().memoryMb())
                .with("disk", flavor.size().diskGb())
                .with("ephemeral", flavor.size().ephemeralGb())
                .with("swap", flavor.size().swapMb())
                .with("original_name", flavor.name())
                .with("extra_specs", new TreeMap<>(flavor.extraSpecs()))
                .json();
    }

    private static Map<String, @Nullable Object> volume(Map<String, String> volume, Exchange exchange) {
        return VersionedObject.in(exchange.version())
                .with("id", volume.get("id"))
                .since(3, "delete_on_termination", Boolean.valueOf(volume.get("delete_on_termination")))
                .json();
    }

    private static String zone(ShownServer shown) {
        return shown.zone()
                .or(() -> shown.server().host().map(host -> "nova"))
                .or(() -> shown.server().spec().requirements().zone())
                .orElse("");
    }

    private static String health(Server server) {
        return switch (server.vmState()) {
            case ACTIVE, STOPPED -> "OK";
            case ERROR -> "CRITICAL";
            case BUILDING, DELETED -> "UNKNOWN";
        };
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private static @Nullable String microseconds(Optional<Instant> time) {
        return time.map(MICROSECONDS::format).orElse(null);
    }
}
