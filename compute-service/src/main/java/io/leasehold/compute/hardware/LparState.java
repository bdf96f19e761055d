package io.leasehold.compute.hardware;

import java.util.Locale;

/** What a partition is doing, in the platform's words. */
public enum LparState {
    NOT_ACTIVATED,
    STARTING,
    OPEN_FIRMWARE,
    RUNNING,
    SHUTTING_DOWN,
    ERROR,
    UNKNOWN;

    /** Whether it is powered on, however far its operating system has come. */
    public boolean isOn() {
        return switch (this) {
            case STARTING, OPEN_FIRMWARE, RUNNING, SHUTTING_DOWN, ERROR -> true;
            case NOT_ACTIVATED, UNKNOWN -> false;
        };
    }

    /** The platform's spelling, such as {@code not activated}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
