package io.leasehold.device.hardware;

/** A virtual machine as a hypervisor knows it; {@code uuid} has 32 hex digits. */
public record Domain(String uuid, String name) {}
