package io.leasehold.device.mdev;

import io.leasehold.device.projection.Host;

/** A device together with its host. */
public record DeviceOnHost(MdevDevice device, Host host) {}
