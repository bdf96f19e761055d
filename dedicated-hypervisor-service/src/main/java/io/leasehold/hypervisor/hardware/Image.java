package io.leasehold.hypervisor.hardware;

import java.util.Optional;
import java.util.UUID;

/**
 * Image for a machine, or for a virtual machine.
 *
 * @param hypervisor empty for the image of a guest
 * @param machineImage the bare-metal image that installs the hypervisor
 */
public record Image(UUID id, String name, Optional<HypervisorType> hypervisor, UUID machineImage) {}
