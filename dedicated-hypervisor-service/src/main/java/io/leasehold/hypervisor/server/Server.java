package io.leasehold.hypervisor.server;

import io.leasehold.common.error.ServiceException;
import io.leasehold.hypervisor.hardware.Chassis;
import io.leasehold.hypervisor.hardware.HypervisorType;
import io.leasehold.hypervisor.hardware.Machine;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A hypervisor on a machine of its own. */
public record Server(
        UUID id,
        Owner owner,
        Label label,
        Software software,
        Specification specification,
        ServerState state,
        Hardware hardware,
        Dates dates) {
    public record Owner(String tenant, String user) {}

    /** The console through which the server's machine is managed. */
    public String console() {
        return hardware.machine().zone();
    }

    public record Label(String name, Optional<String> description) {}

    /**
     * What is installed.
     *
     * @param machineImage the bare-metal image behind it
     */
    public record Software(HypervisorType type, UUID image, String imageName, UUID machineImage) {}

    /**
     * What was ordered.
     *
     * @param licenseCores the cores that licences count
     * @param managedHost the leasable host that this hypervisor is, as compute names it
     */
    public record Specification(
            UUID flavor, int licenseCores, Map<String, String> metadata, Optional<String> managedHost) {
        public Specification {
            metadata = Map.copyOf(metadata);
        }
    }

    public record Hardware(Machine machine, Chassis chassis) {}

    public record Dates(Instant created, Instant updated) {}

    /** On its way out; only what runs or has failed may go. */
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

    /** 404 for those that nobody may change any more. */
    public void checkChangeable() {
        if (state.isDeleting()) {
            throw unknown(id.toString());
        }
    }

    public static ServiceException unknown(String id) {
        return ServiceException.notFound("Server %s could not be found.".formatted(id));
    }
}
