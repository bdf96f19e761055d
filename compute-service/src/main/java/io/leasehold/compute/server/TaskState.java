package io.leasehold.compute.server;

import java.util.Arrays;

/** Task of a server. A process that takes over the server continues with the recorded task. */
public enum TaskState {
    /** The server has no host yet. */
    SCHEDULING("scheduling"),
    /** The server has a host, and its partition is being created. */
    SPAWNING("spawning"),
    POWERING_ON("powering-on"),
    POWERING_OFF("powering-off"),
    /** A reboot through the operating system. */
    REBOOTING("reboot_started"),
    /** A reboot without the operating system. */
    REBOOTING_HARD("reboot_started_hard"),
    /** The claimed virtual serial number is being assigned to the partition. */
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
                .orElseThrow(() -> new IllegalArgumentException(text + " is not a task"));
    }

    /** Returns the word that is stored and shown. */
    public String text() {
        return text;
    }
}
