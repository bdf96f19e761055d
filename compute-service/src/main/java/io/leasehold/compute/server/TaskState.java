package io.leasehold.compute.server;

import java.util.Arrays;

/** What is still to be done to a server. Whoever finds it stored goes on from there. */
public enum TaskState {
    /** It has no host yet. */
    SCHEDULING("scheduling"),
    /** It has a host; its partition is being made. */
    SPAWNING("spawning"),
    POWERING_ON("powering-on"),
    POWERING_OFF("powering-off"),
    /** An orderly reboot. */
    REBOOTING("reboot_started"),
    /** A reboot without asking the operating system. */
    REBOOTING_HARD("reboot_started_hard"),
    /** It is to get the virtual serial number that was claimed for it. */
    ASSIGNING_VSN("assigning_vsn"),
    UNASSIGNING_VSN("unassigning_vsn"),
    DELETING("deleting");

    private final String text;

    TaskState(String text) {
        this.text = text;
    }

    static TaskState of(String text) {
        return Arrays.stream(values())
                .filter(task -> task.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text + " is no task"));
    }

    /** As it is stored and shown. */
    public String text() {
        return text;
    }
}
