package io.leasehold.device.projection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** States of a virtual machine as the API names them. */
public enum VmState {
    CREATED("Created"),
    STARTING("Starting"),
    RUNNING("Running"),
    STOPPING("Stopping"),
    STOPPED("Stopped"),
    REBOOTING("Rebooting"),
    MIGRATING("Migrating"),
    PAUSED("Paused"),
    ERROR("Error"),
    UNKNOWN("Unknown"),
    DESTROYED("Destroyed");

    private final String text;

    VmState(String text) {
        this.text = text;
    }

    /** Returns the name in the API and in the tables. */
    public String text() {
        return text;
    }

    /** Returns the state with the name; an unknown name becomes {@link #UNKNOWN}. */
    static VmState of(String text) {
        return Arrays.stream(values())
                .filter(state -> state.text.equals(text))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** Translates a server status of compute. */
    public static VmState ofServer(String status) {
        return switch (status.toUpperCase(Locale.ROOT)) {
            case "ACTIVE" -> RUNNING;
            case "SHUTOFF", "STOPPED" -> STOPPED;
            case "BUILD" -> STARTING;
            case "REBOOT", "HARD_REBOOT" -> REBOOTING;
            case "PAUSED", "SUSPENDED" -> PAUSED;
            case "MIGRATING" -> MIGRATING;
            case "ERROR" -> ERROR;
            case "DELETED", "SOFT_DELETED" -> DESTROYED;
            default -> UNKNOWN;
        };
    }

    /** Returns true for a running, false for a stopped virtual machine; empty in all other states. */
    public Optional<Boolean> running() {
        return switch (this) {
            case RUNNING -> Optional.of(true);
            case STOPPED -> Optional.of(false);
            case CREATED, STARTING, STOPPING, REBOOTING, MIGRATING, PAUSED, ERROR, UNKNOWN, DESTROYED ->
                Optional.empty();
        };
    }
}
