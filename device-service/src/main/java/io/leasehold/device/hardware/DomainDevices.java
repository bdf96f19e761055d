package io.leasehold.device.hardware;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * Which virtual machine has which mediated device. Every call may be repeated; hosts, virtual machines and devices go by
 * 32 hex digits. All fail with {@link HardwareFault}s, of which {@link HardwareFault.Timeout} alone leaves open whether it
 * happened.
 */
public interface DomainDevices {
    /**
     * Completes when the virtual machine has the device; one that has it already is left alone. A hypervisor that does
     * not know the virtual machine yet learns of it.
     *
     * <p>{@code NotFound}: no such device; {@code Busy}: another virtual machine has it; {@code InvalidState},
     * {@code Unsupported}: the virtual machine cannot take it.
     */
    Uni<Void> attach(String host, Domain domain, String device, AttachMode mode);

    /** Completes when the device is really gone from the virtual machine; absent device, or absent machine, is gone. */
    Uni<Void> detach(String host, Domain domain, String device, AttachMode mode);

    /** The virtual machine that has the device, in its definition or running; empty when none has. */
    Uni<Optional<String>> holder(String host, String device);
}
