package io.leasehold.hypervisor.hardware;

import java.util.Locale;

/** What runs the virtual machines. */
public enum HypervisorType {
    VSPHERE_ESXI,
    HYPER_V;

    public static HypervisorType of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** As the wire spells it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
