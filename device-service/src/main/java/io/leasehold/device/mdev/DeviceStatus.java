package io.leasehold.device.mdev;

import java.util.Locale;

/** Whether a device is free, on its way to a virtual machine, or with one. */
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
