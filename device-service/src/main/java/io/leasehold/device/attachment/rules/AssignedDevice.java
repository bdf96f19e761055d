package io.leasehold.device.attachment.rules;

import java.util.Optional;

/** A mediated device that a virtual machine has, or that is reserved for it. */
public record AssignedDevice(String host, Optional<String> parent, String type) {}
