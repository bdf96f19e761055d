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

/** A server's changes: each says what it then is, and what others are told. */
public final class ServerTransitions {
    private static final String ORIGINAL_HOST = "original_host";

    private ServerTransitions() {}

    /** It has a host, which for the first one stands in its metadata ever after. */
    public static ServerChange placed(Server server, Server.Placement place, List<Nic> nics, Instant now) {
        Map<String, String> metadata = new TreeMap<>(server.metadata());
        metadata.putIfAbsent(ORIGINAL_HOST, place.host().toString());
        return ServerChange.unannounced(server.at(Optional.of(place), nics, metadata)
                .in(
                        server.state().building(TaskState.SPAWNING, 50),
                        server.times().updatedAt(now)));
    }

    /** Its partition is there and about to be powered on. */
    public static ServerChange partitionCreated(Server server, Instant now) {
        return changed(server, server.state().building(TaskState.SPAWNING, 75), now, ServerEvent.Starting::new);
    }

    /** It runs. */
    public static ServerChange running(Server server, Instant now) {
        Server after = server.in(server.state().active(), server.times().launchedAt(now));
        return new ServerChange(after, List.of(after.event(ServerEvent.Active::new)));
    }

    /** It is off. */
    public static ServerChange stopped(Server server, Instant now) {
        return changed(server, server.state().stopped(), now, ServerEvent.Stopped::new);
    }

    /** It could not be made on its host; another is looked for. */
    public static ServerChange rescheduled(Server server, Instant now) {
        ServerState state = server.host().map(server.state()::failedOn).orElse(server.state());
        return ServerChange.unannounced(server.at(Optional.empty(), List.of(), server.metadata())
                .in(state, server.times().updatedAt(now)));
    }

    /** It cannot be made at all. */
    public static ServerChange failed(Server server, String why, Instant now) {
        return changed(server, server.state().failed(new ServerFault(500, why, now)), now, ServerEvent.Failed::new);
    }

    /** Keeps failing at its task, which goes on. */
    public static ServerChange failing(Server server, String why, Instant now) {
        return changed(server, server.state().failing(new ServerFault(500, why, now)), now, ServerEvent.Failed::new);
    }

    /** It is to be started; anything but a stopped server that nobody works on → 409. */
    static ServerChange start(Server server, Instant now) {
        check(server, "start", VmState.STOPPED);
        return changed(server, server.state().withTask(TaskState.POWERING_ON), now, ServerEvent.Starting::new);
    }

    /** It is to be stopped; anything but a running or broken server that nobody works on → 409. */
    static ServerChange stop(Server server, Instant now) {
        check(server, "stop", VmState.ACTIVE, VmState.ERROR);
        return changed(server, server.state().withTask(TaskState.POWERING_OFF), now);
    }

    /** It is to be rebooted; a hard reboot also starts a stopped or broken one. */
    static ServerChange reboot(Server server, boolean hard, Instant now) {
        if (hard) {
            check(server, "reboot", VmState.ACTIVE, VmState.STOPPED, VmState.ERROR);
        } else {
            check(server, "reboot", VmState.ACTIVE);
        }
        return changed(server, server.state().withTask(hard ? TaskState.REBOOTING_HARD : TaskState.REBOOTING), now);
    }

    /** It is to get or lose its virtual serial number; anything but a stopped server that nobody works on → 409. */
    public static ServerChange changeVsn(Server server, TaskState task, Instant now) {
        check(server, task == TaskState.ASSIGNING_VSN ? "assign_vsn" : "unassign_vsn", VmState.STOPPED);
        return changed(server, server.state().withTask(task), now);
    }

    /** It could not be powered on or off and is what it was. */
    public static ServerChange startFailed(Server server, Instant now) {
        return changed(server, server.state().withoutTask(), now, ServerEvent.StartFailed::new);
    }

    public static ServerChange taskEnded(Server server, Instant now) {
        return changed(server, server.state().withoutTask(), now);
    }

    /** It is to go, whatever it is. */
    static ServerChange delete(Server server, Instant now) {
        return server.is(TaskState.DELETING)
                ? ServerChange.unannounced(server)
                : changed(server, server.state().withTask(TaskState.DELETING), now);
    }

    /** Its partition is gone, and with it the devices that it had. */
    public static ServerChange deleted(Server server, List<String> devices, Instant now) {
        Server after = server.in(server.state().deleted(), server.times().deletedAt(now));
        return new ServerChange(after, List.of(new ServerEvent.Deleted(after.report(devices, null))));
    }

    /** What its partition does by itself, as long as nobody works on it; empty when that is what it is. */
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
        return ServerChange.unannounced(server.in(next, server.times().updatedAt(now)));
    }

    private static ServerChange changed(
            Server server, ServerState next, Instant now, Function<ServerReport, ServerEvent> event) {
        Server after = server.in(next, server.times().updatedAt(now));
        return new ServerChange(after, List.of(after.event(event)));
    }
}
