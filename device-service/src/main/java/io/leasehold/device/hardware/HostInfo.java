package io.leasehold.device.hardware;

/**
 * A host as the hardware reports it.
 *
 * @param uuid 32 hex digits, compute's id without dashes
 * @param mtms the host's name in all services: machine type, model and serial number
 * @param enabled true when operators allow new work on the host
 * @param connected true when the host answers
 */
public record HostInfo(String uuid, String mtms, String cluster, boolean enabled, boolean connected) {}
