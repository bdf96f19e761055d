package io.leasehold.device.projection;

import java.util.Optional;

/**
 * A machine with devices.
 *
 * @param mtms the name that joins all services
 * @param usable whether it is enabled and connected, as both the adapter and compute see it
 */
public record Host(String uuid, String mtms, Optional<String> cluster, boolean usable) {}
