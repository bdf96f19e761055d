package io.leasehold.hypervisor.server.order;

import io.leasehold.hypervisor.hardware.RootPassword;
import io.leasehold.hypervisor.network.NetworkEntry;
import io.leasehold.hypervisor.sdpf.Fields;
import io.leasehold.hypervisor.sdpf.InvalidRequest;
import io.leasehold.hypervisor.sdpf.Reference;
import io.leasehold.hypervisor.server.Server;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a server is created or changed with, field by field (contract, 3.2 and 3.5). */
@Singleton
public class CreateServerReader {
    private static final int MAX_LENGTH = 255;
    private static final int MAX_METADATA = 128;
    private static final Pattern PASSWORD = Pattern.compile("[!-~]{8,64}");

    private final PasswordGenerator passwords;

    CreateServerReader(PasswordGenerator passwords) {
        this.passwords = passwords;
    }

    CreateServer read(Fields server) {
        return new CreateServer(
                new Server.Label(name(server.text("name")), description(server)),
                password(server),
                Reference.of("imageRef", server.text("imageRef")),
                Reference.of("flavorRef", server.text("flavorRef")),
                NetworkEntry.readAll(server),
                server.optionalText("availability_zone"),
                metadata(server));
    }

    /** The label after a change that names at least one of its parts. */
    public static Server.Label change(Server.Label before, Fields server) {
        if (!server.has("name") && !server.has("description")) {
            throw InvalidRequest.parameter("server", "name or description is required");
        }
        return new Server.Label(
                server.has("name") ? name(server.text("name")) : before.name(),
                server.has("description") ? description(server) : before.description());
    }

    private RootPassword password(Fields server) {
        return server.optionalText("adminPass")
                .filter(text -> !text.isEmpty())
                .map(CreateServerReader::password)
                .orElseGet(passwords::generate);
    }

    private static RootPassword password(String text) {
        if (!PASSWORD.matcher(text).matches()) {
            throw InvalidRequest.parameter("adminPass", "must be 8 to 64 printable ASCII characters without space");
        }
        return new RootPassword(text);
    }

    private static String name(String text) {
        boolean control = text.chars().anyMatch(Character::isISOControl);
        if (text.isBlank() || text.codePointCount(0, text.length()) > MAX_LENGTH || control) {
            throw InvalidRequest.parameter(
                    "name", "must be 1 to 255 characters, not blank, without control characters");
        }
        return text;
    }

    private static Optional<String> description(Fields server) {
        Optional<String> text = server.optionalText("description");
        text.filter(value -> value.codePointCount(0, value.length()) > MAX_LENGTH)
                .ifPresent(tooLong -> {
                    throw InvalidRequest.parameter("description", "must be at most 255 characters");
                });
        return text;
    }

    private static Map<String, String> metadata(Fields server) {
        Map<String, String> metadata = server.optionalTexts("metadata");
        boolean tooLong = metadata.entrySet().stream()
                .anyMatch(entry -> bytes(entry.getKey()) > MAX_LENGTH || bytes(entry.getValue()) > MAX_LENGTH);
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
