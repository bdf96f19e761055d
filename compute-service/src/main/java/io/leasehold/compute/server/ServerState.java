package io.leasehold.compute.server;

import io.leasehold.compute.hardware.Mtms;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * State and task of a server.
 *
 * @param powerState 0 none, 1 running, 4 shut down
 * @param progress of the creation, 0 to 100
 * @param tried hosts on which the creation failed
 * @param version incremented by each change
 */
public record ServerState(
        VmState vmState,
        Optional<TaskState> task,
        int powerState,
        int progress,
        Optional<ServerFault> fault,
        List<Mtms> tried,
        long version) {
    static final int NO_POWER = 0;
    static final int RUNNING = 1;
    static final int SHUT_DOWN = 4;

    /** The state of a server that was just requested. */
    public static final ServerState NEW = new ServerState(
            VmState.BUILDING, Optional.of(TaskState.SCHEDULING), NO_POWER, 0, Optional.empty(), List.of(), 1);

    public ServerState {
        tried = List.copyOf(tried);
    }

    /** Returns the state with a new task; the fault of an earlier task is kept in status ERROR only. */
    ServerState withTask(TaskState next) {
        Optional<ServerFault> kept = fault.filter(shown -> vmState == VmState.ERROR);
        return new ServerState(vmState, Optional.of(next), powerState, progress, kept, tried, version + 1);
    }

    ServerState withoutTask() {
        return new ServerState(vmState, Optional.empty(), powerState, progress, fault, tried, version + 1);
    }

    /** Returns the state after the task failed without an effect on the server. */
    ServerState taskFailed(ServerFault why) {
        return new ServerState(vmState, Optional.empty(), powerState, progress, Optional.of(why), tried, version + 1);
    }

    /** Returns the same state under the next version, for a change of other values of the server. */
    ServerState withNextVersion() {
        return new ServerState(vmState, task, powerState, progress, fault, tried, version + 1);
    }

    /** Returns the state of a server that is being created. */
    ServerState building(TaskState next, int percent) {
        return new ServerState(vmState, Optional.of(next), NO_POWER, percent, fault, tried, version + 1);
    }

    /** Returns the state after the creation failed on the host; the server is placed again. */
    ServerState failedOn(Mtms host) {
        List<Mtms> all =
                Stream.concat(tried.stream(), Stream.of(host)).distinct().toList();
        return new ServerState(
                vmState, Optional.of(TaskState.SCHEDULING), NO_POWER, 0, Optional.empty(), all, version + 1);
    }

    ServerState active() {
        return new ServerState(VmState.ACTIVE, Optional.empty(), RUNNING, 100, Optional.empty(), tried, version + 1);
    }

    ServerState stopped() {
        return new ServerState(VmState.STOPPED, Optional.empty(), SHUT_DOWN, 100, Optional.empty(), tried, version + 1);
    }

    ServerState failed(ServerFault why) {
        return new ServerState(
                VmState.ERROR, Optional.empty(), powerState, progress, Optional.of(why), tried, version + 1);
    }

    /** In status ERROR, while the task goes on. */
    ServerState failing(ServerFault why) {
        return new ServerState(VmState.ERROR, task, powerState, progress, Optional.of(why), tried, version + 1);
    }

    ServerState deleted() {
        return new ServerState(VmState.DELETED, Optional.empty(), NO_POWER, progress, fault, tried, version + 1);
    }
}
