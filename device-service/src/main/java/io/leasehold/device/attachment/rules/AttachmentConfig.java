package io.leasehold.device.attachment.rules;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** Settings of the attach rules. */
@ConfigMapping(prefix = "mdev")
interface AttachmentConfig {
    Hotplug hotplug();

    Limits vm();

    /** Devices that can be attached to and detached from a running virtual machine. */
    interface Hotplug {
        /** Types that support hotplug; devices of other types need a stopped virtual machine. */
        @WithDefault("SE_Controller")
        Set<String> types();
    }

    /** Limits for each virtual machine. */
    interface Limits {
        /** Maximum number of mediated devices of a virtual machine. */
        @WithDefault("8")
        int maxDevices();

        /** Maximum number of devices of one parent in a virtual machine; 0 means no limit. */
        @WithDefault("0")
        int maxPerParent();
    }
}
