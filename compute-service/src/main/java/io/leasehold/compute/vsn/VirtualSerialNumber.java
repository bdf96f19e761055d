package io.leasehold.compute.vsn;

import io.leasehold.common.event.VsnEvent.VsnReport;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.Vsn;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A number as compute knows it.
 *
 * @param holder the server that it is on, comes to or leaves
 * @param reservation for whom it is kept while it is on no server
 * @param version grows with every change
 */
public record VirtualSerialNumber(
        Vsn vsn,
        Mtms host,
        VsnState state,
        Optional<Holder> holder,
        Optional<Reservation> reservation,
        HardwareState hardwareState,
        Instant updatedAt,
        long version) {
    /**
     * A server and whose it is.
     *
     * @param idle whether nothing is being done to it, so that nobody will bring its number where it should be
     */
    public record Holder(UUID server, String projectId, boolean idle) {}

    public record Reservation(String projectId, String description, Instant at) {}

    /**
     * How the hardware showed it.
     *
     * @param autoAssign whether it is offered to whoever names no number
     * @param partitionId the number of the partition that it is on
     * @param missed how many looks in a row did not find it
     */
    public record HardwareState(boolean autoAssign, Optional<Integer> partitionId, int missed) {
        /** In the pool of its host, offered to everybody or not. */
        public static HardwareState pooled(boolean autoAssign) {
            return new HardwareState(autoAssign, Optional.empty(), 0);
        }
    }

    /** Whether a new server of the project may have it. */
    boolean usableBy(String project) {
        return switch (state) {
            case FREE -> true;
            case RESERVED -> reservedFor(project);
            case CLAIMED, ASSIGNED, RELEASING, MOVING, MISSING, FOREIGN -> false;
        };
    }

    public boolean reservedFor(String project) {
        return reservation.filter(kept -> kept.projectId().equals(project)).isPresent();
    }

    public boolean heldBy(String project) {
        return holder.filter(there -> there.projectId().equals(project)).isPresent();
    }

    /** Whether somebody of the project, who is no administrator, gets to see it. */
    public boolean visibleTo(String project) {
        return state == VsnState.FREE || reservedFor(project) || heldBy(project);
    }

    /** Whose it is: of the reservation, or else of the server. */
    public Optional<String> projectId() {
        return reservation.map(Reservation::projectId).or(() -> holder.map(Holder::projectId));
    }

    /** Kept for the project from now on, or as soon as its server lets go of it. */
    public VirtualSerialNumber reserve(Reservation wish) {
        return state == VsnState.FREE
                ? with(VsnState.RESERVED, Optional.of(wish), HardwareState.pooled(false))
                : with(state, Optional.of(wish), hardwareState);
    }

    /** Kept for nobody; in the pool it is offered to everybody. */
    public VirtualSerialNumber unreserve() {
        return state == VsnState.RESERVED
                ? with(VsnState.FREE, Optional.empty(), HardwareState.pooled(true))
                : with(state, Optional.empty(), hardwareState);
    }

    /** The same with another description of its reservation. */
    public VirtualSerialNumber describe(String text) {
        return with(state, reservation.map(kept -> new Reservation(kept.projectId(), text, kept.at())), hardwareState);
    }

    /** The same in its pool, for its project or for everybody. */
    public VirtualSerialNumber returnedToPool(Mtms at, boolean autoAssign) {
        boolean kept = reservation.isPresent();
        return new VirtualSerialNumber(
                vsn,
                at,
                kept ? VsnState.RESERVED : VsnState.FREE,
                Optional.empty(),
                reservation,
                HardwareState.pooled(autoAssign && !kept),
                updatedAt,
                version);
    }

    /** The same in another state; where that is no state of a server's number, on no server. */
    public VirtualSerialNumber withState(VsnState next, HardwareState seen) {
        Optional<Holder> there = next.isBound() ? holder : Optional.empty();
        return new VirtualSerialNumber(vsn, host, next, there, reservation, seen, updatedAt, version);
    }

    /** The same, saved at that time. */
    VirtualSerialNumber changedAt(Instant time) {
        return new VirtualSerialNumber(vsn, host, state, holder, reservation, hardwareState, time, version + 1);
    }

    /** What its host's operators see of it. */
    HostVsn toHostVsn() {
        return new HostVsn(
                vsn, hardwareState.partitionId(), holder.map(Holder::server), hardwareState.autoAssign(), state.text());
    }

    /** What others are told of it. */
    public VsnReport report(Instant now) {
        return new VsnReport(
                vsn.toString(),
                host.toString(),
                projectId().orElse(null),
                holder.map(there -> there.server().toString()).orElse(null),
                now);
    }

    private VirtualSerialNumber with(VsnState next, Optional<Reservation> kept, HardwareState seen) {
        return new VirtualSerialNumber(vsn, host, next, holder, kept, seen, updatedAt, version);
    }
}
