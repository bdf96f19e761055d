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
        UUID id, Owner owner, Label label, Software software, Order order, Life life, Metal metal, Dates dates) {
    public record Owner(String tenant, String user) {}

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
    public record Order(UUID flavor, int licenseCores, Map<String, String> metadata, Optional<String> managedHost) {
        public Order {
            metadata = Map.copyOf(metadata);
        }
    }

    public record Metal(Machine machine, Chassis chassis) {}

    public record Dates(Instant created, Instant updated) {}

    /** On its way out; only what runs or has failed may go. */
    public Life delete() {
        if (life.isDeleting()) {
            throw ServiceException.conflict("Cannot delete server %s while it is being deleted".formatted(id));
        }
        return switch (life.status()) {
            case ACTIVE, ERROR -> life.deleting();
            case BUILD ->
                throw ServiceException.conflict("Cannot delete server %s while it is in status BUILD".formatted(id));
        };
    }

    /** 404 for those that nobody may change any more. */
    public void checkChangeable() {
        if (life.isDeleting()) {
            throw unknown(id.toString());
        }
    }

    public static ServiceException unknown(String id) {
        return ServiceException.notFound("Server %s could not be found.".formatted(id));
    }
}
