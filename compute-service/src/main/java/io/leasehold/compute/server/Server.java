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
 * A server: a partition, or the order for one.
 *
 * @param id also the partition's id
 * @param identity whose it is and what it is called
 * @param imageId what it was booted from; empty when from a volume
 * @param lease the lease reservation that it was booted under
 * @param state what it is and what is being done to it
 * @param placement where it is; empty before it has a host
 * @param metadata users' entries and the service's own
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
     * Whose it is.
     *
     * @param requestId the id that all servers of one request share, {@code r-…}
     */
    public record Identity(
            String projectId,
            String userId,
            String name,
            Optional<String> description,
            String requestId,
            int launchIndex) {
        public Identity called(String newName, Optional<String> newDescription) {
            return new Identity(projectId, userId, newName, newDescription, requestId, launchIndex);
        }
    }

    /** The lease reservation that it was booted under; both are empty, or the reservation alone is known. */
    public record Lease(Optional<String> reservationId, Optional<String> leaseId) {}

    /** The host, and the host's uuid. */
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

    /** What is being done to it; empty when it is steady. */
    public Optional<TaskState> task() {
        return state.task();
    }

    public Optional<Mtms> host() {
        return placement.map(Placement::host);
    }

    /** Whether it is on its way out. */
    public boolean isBeingDeleted() {
        return is(TaskState.DELETING);
    }

    /** Whether it belongs to a reservation of a lease, and so goes with it. */
    public boolean isReserved() {
        return lease.reservationId().isPresent();
    }

    /** Whether it must make room for whoever leases its host. */
    public boolean isPreemptible() {
        return "true".equals(spec.flavor().extraSpecs().get("blazar:preemptible"));
    }

    public ServerStatus status() {
        return ServerStatus.of(state.vmState(), state.task());
    }

    public boolean is(TaskState task) {
        return state.task().equals(Optional.of(task));
    }

    /** An event about it as it is now. */
    ServerEvent event(Function<ServerReport, ServerEvent> event) {
        return event.apply(report(null, null));
    }

    /** What others are told of it. */
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

    Server in(ServerState next, ServerTimes now) {
        return new Server(id, identity, imageId, osType, spec, lease, next, placement, nics, tags, metadata, now);
    }

    Server at(Optional<Placement> place, List<Nic> interfaces, Map<String, String> entries) {
        return new Server(id, identity, imageId, osType, spec, lease, state, place, interfaces, tags, entries, times);
    }

    public Server described(Identity newIdentity, ServerSpec newSpec) {
        return new Server(
                id, newIdentity, imageId, osType, newSpec, lease, state, placement, nics, tags, metadata, times);
    }
}
