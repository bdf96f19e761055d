package io.leasehold.compute.server;

import io.leasehold.common.event.ServerEvent;
import io.leasehold.common.event.ServerEvent.ServerReport;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.OsType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A server: a partition, or the request for one.
 *
 * @param id also the id of the partition
 * @param imageId empty for a server that boots from a volume
 * @param lease the lease reservation under which the server was booted
 * @param placement empty until the server has a host
 * @param metadata entries of users and of the service
 */
public record Server(
        UUID id,
        Identity identity,
        Optional<UUID> imageId,
        OsType osType,
        ServerSpec spec,
        Lease lease,
        ServerState state,
        Optional<Placement> placement,
        List<Nic> nics,
        List<String> tags,
        Map<String, String> metadata,
        ServerTimes times) {
    /**
     * Owner and name.
     *
     * @param requestId {@code r-…}, shared by all servers of one request
     */
    public record Identity(
            String projectId,
            String userId,
            String name,
            Optional<String> description,
            String requestId,
            int launchIndex) {
        public Identity withName(String newName, Optional<String> newDescription) {
            return new Identity(projectId, userId, newName, newDescription, requestId, launchIndex);
        }
    }

    /** The lease reservation of a server. Both ids are empty, or only the reservation is known. */
    public record Lease(Optional<String> reservationId, Optional<String> leaseId) {}

    /** The host and its UUID. */
    public record Placement(Mtms host, UUID uuid) {}

    public Server {
        nics = List.copyOf(nics);
        tags = List.copyOf(tags);
        metadata = Map.copyOf(metadata);
    }

    public String projectId() {
        return identity.projectId();
    }

    public String name() {
        return identity.name();
    }

    public VmState vmState() {
        return state.vmState();
    }

    /** Returns the task in progress; empty when the server is steady. */
    public Optional<TaskState> task() {
        return state.task();
    }

    public Optional<Mtms> host() {
        return placement.map(Placement::host);
    }

    public boolean isBeingDeleted() {
        return is(TaskState.DELETING);
    }

    /** Returns true when the server belongs to a reservation and is deleted with that reservation. */
    public boolean isReserved() {
        return lease.reservationId().isPresent();
    }

    /** Returns true when the server is deleted as soon as a lease needs its host. */
    public boolean isPreemptible() {
        return "true".equals(spec.flavor().extraSpecs().get("blazar:preemptible"));
    }

    public ServerStatus status() {
        return ServerStatus.of(state.vmState(), state.task());
    }

    public boolean is(TaskState task) {
        return state.task().equals(Optional.of(task));
    }

    /** Creates an event from the present state. */
    ServerEvent event(Function<ServerReport, ServerEvent> event) {
        return event.apply(report(null, null));
    }

    /** Returns the content of events about the server. */
    ServerReport report(@Nullable List<String> devices, @Nullable String refcode) {
        return new ServerReport(
                id.toString(),
                identity.name(),
                identity.projectId(),
                identity.userId(),
                status().name(),
                state.vmState().text(),
                state.powerState(),
                placement.map(place -> place.host().toString()).orElse(null),
                placement.map(place -> place.uuid().toString()).orElse(null),
                lease.reservationId().orElse(null),
                lease.leaseId().orElse(null),
                state.version(),
                times.updated(),
                devices,
                refcode);
    }

    Server with(ServerState next, ServerTimes now) {
        return new Server(id, identity, imageId, osType, spec, lease, next, placement, nics, tags, metadata, now);
    }

    Server withPlacement(Optional<Placement> place, List<Nic> interfaces, Map<String, String> entries) {
        return new Server(id, identity, imageId, osType, spec, lease, state, place, interfaces, tags, entries, times);
    }

    public Server withDescription(Identity newIdentity, ServerSpec newSpec) {
        return new Server(
                id, newIdentity, imageId, osType, newSpec, lease, state, placement, nics, tags, metadata, times);
    }
}
