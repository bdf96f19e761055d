package io.leasehold.device.mdev;

import java.time.Instant;
import java.util.Optional;

/**
 * A mediated device.
 *
 * @param parent the physical device on the PCI bus that it is a slice of; empty for other buses
 * @param mtty the parent on another bus
 * @param vm the virtual machine that has it, or for which it is reserved
 * @param chooser {@code None}, {@code Device} or {@code Spec}: how it came to that
 */
public record MdevDevice(
        String uuid,
        Text text,
        Optional<String> parent,
        Optional<String> mtty,
        String host,
        Optional<String> vm,
        Optional<String> spec,
        String type,
        boolean enabled,
        DeviceStatus status,
        String chooser,
        Optional<String> vendor,
        Dates dates) {
    /** What people call it. */
    public record Text(String name, Optional<String> description) {}

    /** When it came to be, and when anything was done to it last. */
    public record Dates(Instant created, Instant lastOp) {}

    /** Whether a virtual machine can have it now. */
    public boolean free() {
        return enabled && status == DeviceStatus.ACTIVE;
    }
}
