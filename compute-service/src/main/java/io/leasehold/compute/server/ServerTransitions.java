package io.leasehold.compute.server;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.event.ServerEvent;
import io.leasehold.common.event.ServerEvent.ServerReport;
import io.leasehold.compute.hardware.LparState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Transitions of a server between its states. Each returns the changed server and the events that announce the change.
 */
public final class ServerTransitions {
    private static final String ORIGINAL_HOST = "original_host";

    private ServerTransitions() {}

    /** Sets the host; the first host is also recorded in the metadata. */
    public static ServerChange placed(Server server, Server.Placement place, List<Nic> nics, Instant now) {
        Map<String, String> metadata = new TreeMap<>(server.metadata());
        metadata.putIfAbsent(ORIGINAL_HOST, place.host().toString());
        return ServerChange.unannounced(server.withPlacement(Optional.of(place), nics, metadata)
                .with(
                        server.state().building(TaskState.SPAWNING, 50),
                        server.times().updatedAt(now)));
    }

    /** The partition was created and is about to be powered on. */
    public static ServerChange partitionCreated(Server server, Instant now) {
        return changed(server, server.state().building(TaskState.SPAWNING, 75), now, ServerEvent.Starting::new);
    }

    /** The partition is powered on. */
    public static ServerChange running(Server server, Instant now) {
        Server after = server.with(server.state().active(), server.times().launchedAt(now));
        return new ServerChange(after, List.of(after.event(ServerEvent.Active::new)));
    }

    /** The partition is powered off. */
    public static ServerChange stopped(Server server, Instant now) {
        return changed(server, server.state().stopped(), now, ServerEvent.Stopped::new);
    }

    /** The creation failed on the host; the server is placed on another one. */
    public static ServerChange rescheduled(Server server, Instant now) {
        ServerState state = server.host().map(server.state()::failedOn).orElse(server.state());
        return ServerChange.unannounced(server.withPlacement(Optional.empty(), List.of(), server.metadata())
                .with(state, server.times().updatedAt(now)));
    }

    /** The creation failed for good. */
    public static ServerChange failed(Server server, String why, Instant now) {
        return changed(server, server.state().failed(new ServerFault(500, why, now)), now, ServerEvent.Failed::new);
    }

    /** Records a failure of the task of the server; the task goes on. */
    public static ServerChange failing(Server server, String why, Instant now) {
        return changed(server, server.state().failing(new ServerFault(500, why, now)), now, ServerEvent.Failed::new);
    }

    /** Orders the start of a stopped server without a task; any other server → 409. */
    static ServerChange start(Server server, Instant now) {
        check(server, "start", VmState.STOPPED);
        return changed(server, server.state().withTask(TaskState.POWERING_ON), now, ServerEvent.Starting::new);
    }

    /** Orders the stop of a running or failed server without a task; any other server → 409. */
    static ServerChange stop(Server server, Instant now) {
        check(server, "stop", VmState.ACTIVE, VmState.ERROR);
        return changed(server, server.state().withTask(TaskState.POWERING_OFF), now);
    }

    /**
     * Orders a reboot of a running server without a task; a hard reboot also starts a stopped or failed server. Any
     * other server → 409.
     */
    static ServerChange reboot(Server server, boolean hard, Instant now) {
        if (hard) {
            check(server, "reboot", VmState.ACTIVE, VmState.STOPPED, VmState.ERROR);
        } else {
            check(server, "reboot", VmState.ACTIVE);
        }
        return changed(server, server.state().withTask(hard ? TaskState.REBOOTING_HARD : TaskState.REBOOTING), now);
    }

    /** Orders a change of the virtual serial number of a stopped server without a task; any other server → 409. */
    public static ServerChange changeVsn(Server server, TaskState task, Instant now) {
        check(server, task == TaskState.ASSIGNING_VSN ? "assign_vsn" : "unassign_vsn", VmState.STOPPED);
        return changed(server, server.state().withTask(task), now);
    }

    /** Ends the task after a start failed; the state is unchanged. */
    public static ServerChange startFailed(Server server, Instant now) {
        return changed(server, server.state().withoutTask(), now, ServerEvent.StartFailed::new);
    }

    /** Ends the task after a change of the virtual serial number failed; the server shows the fault until its next task. */
    public static ServerChange vsnChangeFailed(Server server, String why, Instant now) {
        return changed(server, server.state().taskFailed(new ServerFault(500, why, now)), now);
    }

    public static ServerChange taskEnded(Server server, Instant now) {
        return changed(server, server.state().withoutTask(), now);
    }

    /** Orders the deletion, in every state; repeating the order changes nothing. */
    static ServerChange delete(Server server, Instant now) {
        return server.is(TaskState.DELETING)
                ? ServerChange.unannounced(server)
                : changed(server, server.state().withTask(TaskState.DELETING), now);
    }

    /**
     * The partition was removed.
     *
     * @param devices ids of the devices that the server had
     */
    public static ServerChange deleted(Server server, List<String> devices, Instant now) {
        Server after = server.with(server.state().deleted(), server.times().deletedAt(now));
        return new ServerChange(after, List.of(new ServerEvent.Deleted(after.report(devices, null))));
    }

    /** Compares a server without a task with its partition; empty when both agree. */
    public static Optional<ServerChange> observed(Server server, LparState partition, Instant now) {
        if (server.task().isPresent()) {
            return Optional.empty();
        }
        return switch (server.vmState()) {
            case ACTIVE -> partition == LparState.NOT_ACTIVATED ? Optional.of(stopped(server, now)) : Optional.empty();
            case STOPPED -> partition.isOn() ? Optional.of(running(server, now)) : Optional.empty();
            case BUILDING, ERROR, DELETED -> Optional.empty();
        };
    }

    private static void check(Server server, String action, VmState... allowed) {
        server.task().ifPresent(task -> {
            throw conflict(server, action, "task_state", task.text());
        });
        if (!List.of(allowed).contains(server.vmState())) {
            throw conflict(server, action, "vm_state", server.vmState().text());
        }
    }

    private static ServiceException conflict(Server server, String action, String kind, String state) {
        return ServiceException.conflict(
                "Cannot '%s' instance %s while it is in %s %s".formatted(action, server.id(), kind, state));
    }

    private static ServerChange changed(Server server, ServerState next, Instant now) {
        return ServerChange.unannounced(server.with(next, server.times().updatedAt(now)));
    }

    private static ServerChange changed(
            Server server, ServerState next, Instant now, Function<ServerReport, ServerEvent> event) {
        Server after = server.with(next, server.times().updatedAt(now));
        return new ServerChange(after, List.of(after.event(event)));
    }
}
