package io.leasehold.hypervisor.server;

import io.leasehold.common.error.ServiceException;
import io.leasehold.hypervisor.hardware.Chassis;
import io.leasehold.hypervisor.hardware.HypervisorType;
import io.leasehold.hypervisor.hardware.Machine;
import io.leasehold.hypervisor.sdpf.Fields;
import io.leasehold.hypervisor.sdpf.InvalidRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A machine with a hypervisor, rented by a tenant. */
public record Server(
        UUID id,
        Owner owner,
        Label label,
        Software software,
        Specification specification,
        ServerState state,
        Hardware hardware,
        Dates dates) {
    /** The console through which the server's machine is managed. */
    public String console() {
        return hardware.machine().zone();
    }

    public record Owner(String tenant, String user) {}

    /** Name and description of a server (contract, 3.2 and 3.5). */
    public record Label(String name, Optional<String> description) {
        private static final int MAX_LENGTH = 255;

        /** Reads the label of a new server; a name or description that breaks a rule → 400. */
        public static Label read(Fields server) {
            return new Label(name(server), description(server));
        }

        /** Returns the label after an update; an update that names neither part → 400. */
        public Label updatedBy(Fields server) {
            if (!server.has("name") && !server.has("description")) {
                throw InvalidRequest.parameter("server", "name or description is required");
            }
            return new Label(
                    server.has("name") ? name(server) : name,
                    server.has("description") ? description(server) : description);
        }

        private static String name(Fields server) {
            String text = server.text("name");
            boolean control = text.chars().anyMatch(Character::isISOControl);
            if (text.isBlank() || isTooLong(text) || control) {
                throw InvalidRequest.parameter(
                        "name", "must be 1 to 255 characters, not blank, without control characters");
            }
            return text;
        }

        private static Optional<String> description(Fields server) {
            Optional<String> text = server.optionalText("description");
            text.filter(Label::isTooLong).ifPresent(tooLong -> {
                throw InvalidRequest.parameter("description", "must be at most 255 characters");
            });
            return text;
        }

        private static boolean isTooLong(String text) {
            return text.codePointCount(0, text.length()) > MAX_LENGTH;
        }
    }

    /**
     * Installed software.
     *
     * @param machineImage the bare-metal image that installs {@code image}
     */
    public record Software(HypervisorType type, UUID image, String imageName, UUID machineImage) {}

    /**
     * Properties that the order fixed.
     *
     * @param licenseCores the cores that contracts count (contract, 9.7)
     * @param managedHost compute's name of the leasable host that this server is
     */
    public record Specification(
            UUID flavor, int licenseCores, Map<String, String> metadata, Optional<String> managedHost) {
        public Specification {
            metadata = Map.copyOf(metadata);
        }
    }

    public record Hardware(Machine machine, Chassis chassis) {}

    public record Dates(Instant created, Instant updated) {}

    /** Returns the state after a request to delete; a server that is being built or deleted → 409. */
    public ServerState delete() {
        if (state.isDeleting()) {
            throw ServiceException.conflict("Cannot delete server %s while it is being deleted".formatted(id));
        }
        return switch (state.status()) {
            case ACTIVE, ERROR -> state.deleting();
            case BUILD ->
                throw ServiceException.conflict("Cannot delete server %s while it is in status BUILD".formatted(id));
        };
    }

    /** Refuses, with 404, to change a server that is being deleted. */
    public void checkChangeable() {
        if (state.isDeleting()) {
            throw unknown(id.toString());
        }
    }

    public static ServiceException unknown(String id) {
        return ServiceException.notFound("Server %s could not be found.".formatted(id));
    }
}
