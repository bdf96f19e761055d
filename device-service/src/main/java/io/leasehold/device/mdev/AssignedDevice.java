package io.leasehold.device.mdev;

import java.util.Optional;

/** A mediated device that is attached to a virtual machine or reserved for it. */
public record AssignedDevice(String host, Optional<String> parent, String type) {}
