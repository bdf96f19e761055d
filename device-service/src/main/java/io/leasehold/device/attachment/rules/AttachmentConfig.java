package io.leasehold.device.attachment.rules;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** What virtual machines may have. */
@ConfigMapping(prefix = "mdev")
interface AttachmentConfig {
    Hotplug hotplug();

    Limits vm();

    /** Devices that come and go while a virtual machine runs. */
    interface Hotplug {
        /** Their types; devices of other types need a machine that is stopped. */
        @WithDefault("SE_Controller")
        Set<String> types();
    }

    /** Limits of one virtual machine. */
    interface Limits {
        /** The most mediated devices. */
        @WithDefault("8")
        int maxDevices();

        /** The most devices of one parent; 0 for as many as there are. */
        @WithDefault("0")
        int maxPerParent();
    }
}
