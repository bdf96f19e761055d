package io.leasehold.hypervisor.server.order;

import io.leasehold.hypervisor.hardware.RootPassword;
import io.leasehold.hypervisor.network.NetworkEntry;
import io.leasehold.hypervisor.sdpf.Fields;
import io.leasehold.hypervisor.sdpf.InvalidRequest;
import io.leasehold.hypervisor.sdpf.Reference;
import io.leasehold.hypervisor.server.Server;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** A well-formed request for a server (contract, 3.2), not yet checked against the catalogue. */
record CreateServer(
        Server.Label label,
        Optional<RootPassword> password,
        UUID image,
        UUID flavor,
        List<NetworkEntry> networks,
        Optional<String> zone,
        Map<String, String> metadata) {
    private static final int MAX_METADATA = 128;
    private static final int MAX_METADATA_BYTES = 255;
    private static final Pattern PASSWORD = Pattern.compile("[!-~]{8,64}");

    CreateServer {
        networks = List.copyOf(networks);
        metadata = Map.copyOf(metadata);
    }

    /** Reads the object {@code server} of a body; the first field that breaks a rule → 400. */
    static CreateServer read(Fields server) {
        return new CreateServer(
                Server.Label.read(server),
                server.optionalText("adminPass").filter(text -> !text.isEmpty()).map(CreateServer::password),
                Reference.of("imageRef", server.text("imageRef")),
                Reference.of("flavorRef", server.text("flavorRef")),
                NetworkEntry.readAll(server),
                server.optionalText("availability_zone"),
                metadata(server));
    }

    private static RootPassword password(String text) {
        if (!PASSWORD.matcher(text).matches()) {
            throw InvalidRequest.parameter("adminPass", "must be 8 to 64 printable ASCII characters without space");
        }
        return new RootPassword(text);
    }

    private static Map<String, String> metadata(Fields server) {
        Map<String, String> metadata = server.optionalTexts("metadata");
        boolean tooLong = metadata.entrySet().stream()
                .anyMatch(entry ->
                        bytes(entry.getKey()) > MAX_METADATA_BYTES || bytes(entry.getValue()) > MAX_METADATA_BYTES);
        if (metadata.size() > MAX_METADATA || metadata.containsKey("") || tooLong) {
            throw InvalidRequest.parameter(
                    "metadata", "must be at most 128 pairs of at most 255 bytes each, keys not empty");
        }
        return metadata;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
