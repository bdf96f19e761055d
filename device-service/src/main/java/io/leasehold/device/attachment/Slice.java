package io.leasehold.device.attachment;

import io.leasehold.device.host.Host;
import io.leasehold.device.mdev.MdevDevice;

/** A device together with the host it is on. */
record Slice(MdevDevice device, Host host) {}
