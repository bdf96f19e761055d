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
record Server(UUID id, Owner owner, Label label, Software software, Order order, Life life, Metal metal, Dates dates) {
    record Owner(String tenant, String user) {}

    record Label(String name, Optional<String> description) {}

    /**
     * What is installed.
     *
     * @param machineImage the bare-metal image behind it
     */
    record Software(HypervisorType type, UUID image, String imageName, UUID machineImage) {}

    /**
     * What was ordered.
     *
     * @param licenseCores the cores that licences count
     * @param managedHost the leasable host that this hypervisor is, as compute names it
     */
    record Order(UUID flavor, int licenseCores, Map<String, String> metadata, Optional<String> managedHost) {
        Order {
            metadata = Map.copyOf(metadata);
        }
    }

    record Metal(Machine machine, Chassis chassis) {}

    record Dates(Instant created, Instant updated) {}

    /** On its way out; only what runs or has failed may go. */
    Life delete() {
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
    void checkChangeable() {
        if (life.isDeleting()) {
            throw unknown(id.toString());
        }
    }

    static ServiceException unknown(String id) {
        return ServiceException.notFound("Server %s could not be found.".formatted(id));
    }
}
