package io.leasehold.compute.server;

import io.leasehold.compute.hardware.Mtms;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a server is, and what is being done to it.
 *
 * @param powerState the API's number: 0 none, 1 running, 4 shut down
 * @param progress 0 to 100, of making it
 * @param tried hosts where making it has failed
 * @param version grows with every change
 */
public record State(
        VmState vmState,
        Optional<TaskState> task,
        int powerState,
        int progress,
        Optional<Fault> fault,
        List<Mtms> tried,
        long version) {
    static final int NO_POWER = 0;
    static final int RUNNING = 1;
    static final int SHUT_DOWN = 4;

    /** Ordered, nothing done. */
    public static final State ORDERED =
            new State(VmState.BUILDING, Optional.of(TaskState.SCHEDULING), NO_POWER, 0, Optional.empty(), List.of(), 1);

    public State {
        tried = List.copyOf(tried);
    }

    /** The same, and this is to be done next. */
    State doing(TaskState next) {
        return new State(vmState, Optional.of(next), powerState, progress, fault, tried, version + 1);
    }

    /** The same, and nothing is to be done any more. */
    State idle() {
        return new State(vmState, Optional.empty(), powerState, progress, fault, tried, version + 1);
    }

    /** The same, though something else about the server is new. */
    State touched() {
        return new State(vmState, task, powerState, progress, fault, tried, version + 1);
    }

    /** Being made, so far. */
    State building(TaskState next, int percent) {
        return new State(vmState, Optional.of(next), NO_POWER, percent, fault, tried, version + 1);
    }

    /** It could not be made there; it looks for another host. */
    State failedAt(Mtms host) {
        List<Mtms> all =
                Stream.concat(tried.stream(), Stream.of(host)).distinct().toList();
        return new State(vmState, Optional.of(TaskState.SCHEDULING), NO_POWER, 0, Optional.empty(), all, version + 1);
    }

    State active() {
        return new State(VmState.ACTIVE, Optional.empty(), RUNNING, 100, Optional.empty(), tried, version + 1);
    }

    State stopped() {
        return new State(VmState.STOPPED, Optional.empty(), SHUT_DOWN, 100, Optional.empty(), tried, version + 1);
    }

    State failed(Fault why) {
        return new State(VmState.ERROR, Optional.empty(), powerState, progress, Optional.of(why), tried, version + 1);
    }

    State deleted() {
        return new State(VmState.DELETED, Optional.empty(), NO_POWER, progress, fault, tried, version + 1);
    }
}
