package io.leasehold.device.hardware;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * Attachment of mediated devices to virtual machines. Calls are idempotent. Hosts, virtual machines and devices are
 * named by 32 hex digits. Calls fail with a {@link HardwareFault}; only after {@link HardwareFault.Timeout} the outcome
 * is unknown.
 */
public interface DomainDevices {
    /**
     * Attaches the device; completes when the virtual machine has the device. A device that the virtual machine has
     * already is left alone. The hypervisor defines a virtual machine that was unknown to it.
     *
     * <p>Faults: {@code NotFound} for an unknown device, {@code Busy} when another virtual machine has the device,
     * {@code InvalidState} and {@code Unsupported} when the virtual machine cannot take the device.
     */
    Uni<Void> attach(String host, Domain domain, String device, AttachMode mode);

    /**
     * Detaches the device; completes when the virtual machine no longer has the device. An unknown device or virtual
     * machine counts as detached.
     */
    Uni<Void> detach(String host, Domain domain, String device, AttachMode mode);

    /** Finds the virtual machine that has the device, in its definition or running. */
    Uni<Optional<String>> holder(String host, String device);
}
