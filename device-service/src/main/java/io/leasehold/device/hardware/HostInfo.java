package io.leasehold.device.hardware;

/**
 * A host as the adapter reaches it.
 *
 * @param uuid 32 hex digits, the same as compute's without dashes
 * @param mtms the name that joins all services
 * @param enabled whether operators allow new work on it
 * @param connected whether it answers
 */
public record HostInfo(String uuid, String mtms, String cluster, boolean enabled, boolean connected) {}
