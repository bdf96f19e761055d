package io.leasehold.hypervisor.hardware;

import java.util.Optional;
import java.util.UUID;

/**
 * What a machine, or a virtual machine on it, can be installed from.
 *
 * @param hypervisor empty for images of guests
 * @param machineImage the image that bare metal is installed from in its place
 */
public record Image(UUID id, String name, Optional<HypervisorType> hypervisor, UUID machineImage) {}
