package io.leasehold.device.projection;

import java.util.Optional;

/**
 * A host with devices.
 *
 * @param mtms the host's name in all services: machine type, model and serial number
 * @param usable true when both the hardware and compute report the host as enabled and connected
 */
public record Host(String uuid, String mtms, Optional<String> cluster, boolean usable) {}
