package io.leasehold.device.projection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The states of a virtual machine, in this API's words. */
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

    /** As it stands on the wire and in the rows. */
    public String text() {
        return text;
    }

    /** The state of that name; one that nobody knows allows nothing. */
    static VmState of(String text) {
        return Arrays.stream(values())
                .filter(state -> state.text.equals(text))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** What a server's status in compute means here. */
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

    /** The running or stopped machine's own answer to the question whether it runs; empty in between. */
    public Optional<Boolean> running() {
        return switch (this) {
            case RUNNING -> Optional.of(true);
            case STOPPED -> Optional.of(false);
            case CREATED, STARTING, STOPPING, REBOOTING, MIGRATING, PAUSED, ERROR, UNKNOWN, DESTROYED ->
                Optional.empty();
        };
    }
}
