package io.leasehold.hypervisor.hardware;

import java.util.Locale;

/** Product that runs the virtual machines. */
public enum HypervisorType {
    VSPHERE_ESXI,
    HYPER_V;

    public static HypervisorType of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** Returns the spelling of the API. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
