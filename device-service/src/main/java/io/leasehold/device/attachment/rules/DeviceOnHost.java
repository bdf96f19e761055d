package io.leasehold.device.attachment.rules;

import io.leasehold.device.mdev.MdevDevice;
import io.leasehold.device.projection.Host;

/** A device together with its host. */
public record DeviceOnHost(MdevDevice device, Host host) {}
