package io.leasehold.compute.server.create;

import io.leasehold.compute.nova.Fields;
import io.leasehold.compute.nova.Microversion;
import io.leasehold.compute.nova.Value;
import io.leasehold.compute.server.ServerSpec.Details;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the values of a request that are stored and shown without any other effect. */
public final class DetailsReader {
    private DetailsReader() {}

    static Details of(Fields server, Microversion version) {
        return new Details(
                server.find("key_name").map(value -> value.text(255)),
                server.find("config_drive").map(DetailsReader::flag).orElse(false),
                server.find("OS-DCF:diskConfig").map(DetailsReader::diskConfig).orElse("MANUAL"),
                address(server, "accessIPv4"),
                address(server, "accessIPv6"),
                groups(server),
                Stream.of("block_device_mapping_v2", "block_device_mapping")
                        .flatMap(name -> volumes(server, name))
                        .toList(),
                RequestedNetworks.of(server, version));
    }

    public static Optional<String> address(Fields server, String name) {
        return server.find(name).map(value -> value.text(45)).filter(text -> !text.isEmpty());
    }

    private static boolean flag(Value value) {
        return !value.scalar(255).isEmpty() && value.flag();
    }

    private static String diskConfig(Value value) {
        if (!Set.of("AUTO", "MANUAL").contains(value.text(10))) {
            throw value.refusal("It is neither AUTO nor MANUAL.");
        }
        return value.text(10);
    }

    private static List<String> groups(Fields server) {
        List<String> groups = server.find("security_groups").map(value -> value.list(64)).orElse(List.of()).stream()
                .map(group -> group.object().text("name"))
                .toList();
        return groups.isEmpty() ? List.of("default") : groups;
    }

    /** Returns the volumes among the block devices. */
    private static Stream<Map<String, String>> volumes(Fields server, String name) {
        return server.find(name).map(value -> value.list(64)).orElse(List.of()).stream()
                .map(Value::object)
                .flatMap(device -> device
                        .find("volume_id")
                        .or(() -> device.find("uuid").filter(id -> isVolume(device)))
                        .map(id -> volume(device, id.text(255)))
                        .stream());
    }

    private static boolean isVolume(Fields device) {
        return device.find("source_type")
                .map(value -> value.text(20))
                .filter("volume"::equals)
                .isPresent();
    }

    private static Map<String, String> volume(Fields device, String id) {
        boolean goes = device.find("delete_on_termination").map(Value::flag).orElse(false);
        return Map.of("id", id, "delete_on_termination", String.valueOf(goes));
    }
}
