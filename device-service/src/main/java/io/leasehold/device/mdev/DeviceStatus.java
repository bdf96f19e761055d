package io.leasehold.device.mdev;

import java.util.Locale;

/** Assignment of a device: free, reserved for a virtual machine, or attached to one. */
public enum DeviceStatus {
    ACTIVE("Active"),
    RESERVED("Reserved"),
    ATTACHED("Attached");

    private final String text;

    DeviceStatus(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    static DeviceStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
