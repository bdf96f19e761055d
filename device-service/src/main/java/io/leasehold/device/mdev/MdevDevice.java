package io.leasehold.device.mdev;

import java.time.Instant;
import java.util.Optional;

/**
 * A mediated device.
 *
 * @param parent the PCI device that the device is part of; empty for other buses
 * @param mtty the parent on another bus
 * @param vm the virtual machine that has the device, or for which the device is reserved
 * @param chooser {@code None}, {@code Device} or {@code Spec}: how the device was assigned
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
    public record Text(String name, Optional<String> description) {}

    /** Time of creation, and of the last change. */
    public record Dates(Instant created, Instant lastOp) {}

    /** Returns true when the device can be attached. */
    public boolean free() {
        return enabled && status == DeviceStatus.ACTIVE;
    }
}
