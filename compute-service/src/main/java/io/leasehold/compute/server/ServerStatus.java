package io.leasehold.compute.server;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Status of a server as the API shows it. */
public enum ServerStatus {
    BUILD,
    ACTIVE,
    SHUTOFF,
    REBOOT,
    HARD_REBOOT,
    ERROR,
    DELETED;

    /** A state and a task that may occur together. */
    public record Combination(VmState vmState, Optional<TaskState> task) {}

    static ServerStatus of(VmState vmState, Optional<TaskState> task) {
        return switch (vmState) {
            case BUILDING -> BUILD;
            case ACTIVE -> task.map(ServerStatus::whileActive).orElse(ACTIVE);
            case STOPPED -> SHUTOFF;
            case ERROR -> ERROR;
            case DELETED -> DELETED;
        };
    }

    /** Finds the status of that name, in any case. */
    public static Optional<ServerStatus> find(String name) {
        return Arrays.stream(values())
                .filter(status -> status.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** Returns all combinations of state and task that have this status. */
    public List<Combination> combinations() {
        List<Optional<TaskState>> tasks = Stream.concat(
                        Stream.of(Optional.<TaskState>empty()),
                        Arrays.stream(TaskState.values()).map(Optional::of))
                .toList();
        return Arrays.stream(VmState.values())
                .flatMap(vmState -> tasks.stream().map(task -> new Combination(vmState, task)))
                .filter(combination -> of(combination.vmState(), combination.task()) == this)
                .toList();
    }

    /** Returns true when the API shows a progress in this status. */
    public boolean hasProgress() {
        return switch (this) {
            case BUILD, ACTIVE -> true;
            case SHUTOFF, REBOOT, HARD_REBOOT, ERROR, DELETED -> false;
        };
    }

    private static ServerStatus whileActive(TaskState task) {
        return switch (task) {
            case REBOOTING -> REBOOT;
            case REBOOTING_HARD -> HARD_REBOOT;
            case SCHEDULING, SPAWNING, POWERING_ON, POWERING_OFF, ASSIGNING_VSN, UNASSIGNING_VSN, DELETING -> ACTIVE;
        };
    }
}
