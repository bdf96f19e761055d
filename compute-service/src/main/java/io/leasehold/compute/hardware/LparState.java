package io.leasehold.compute.hardware;

import java.util.Locale;

/** State of a partition, in the platform's words. */
public enum LparState {
    NOT_ACTIVATED,
    STARTING,
    OPEN_FIRMWARE,
    RUNNING,
    SHUTTING_DOWN,
    ERROR,
    UNKNOWN;

    /** Returns true when the partition is powered on, with or without a running operating system. */
    public boolean isOn() {
        return switch (this) {
            case STARTING, OPEN_FIRMWARE, RUNNING, SHUTTING_DOWN, ERROR -> true;
            case NOT_ACTIVATED, UNKNOWN -> false;
        };
    }

    /** Returns the platform's spelling, such as {@code not activated}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
