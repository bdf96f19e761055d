package io.leasehold.compute.vsn;

import io.leasehold.common.event.VsnEvent.VsnReport;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.Vsn;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A number as compute has recorded it.
 *
 * @param holder the server that has, gets or loses the number
 * @param reservation the project for which the number is kept
 * @param version incremented by each change
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
     * A server and its project.
     *
     * @param idle true for a server without a task, which will not move the number any more
     */
    public record Holder(UUID server, String projectId, boolean idle) {}

    public record Reservation(String projectId, String description, Instant at) {}

    /**
     * The last state that the hardware showed.
     *
     * @param autoAssign true when the platform may assign the number automatically
     * @param partitionId number of the partition that has the number
     * @param missed number of successive observations without the number
     */
    public record HardwareState(boolean autoAssign, Optional<Integer> partitionId, int missed) {
        /** Returns the state of a number in the pool of its host. */
        public static HardwareState pooled(boolean autoAssign) {
            return new HardwareState(autoAssign, Optional.empty(), 0);
        }
    }

    /** Returns true when a new server of the project may have the number. */
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

    /** Returns true when users of the project may see the number. */
    public boolean visibleTo(String project) {
        return state == VsnState.FREE || reservedFor(project) || heldBy(project);
    }

    /** Returns the project of the reservation, or else of the server. */
    public Optional<String> projectId() {
        return reservation.map(Reservation::projectId).or(() -> holder.map(Holder::projectId));
    }

    /** Reserves the number; a number of a server is kept once the server releases it. */
    public VirtualSerialNumber reserve(Reservation requested) {
        return state == VsnState.FREE
                ? with(VsnState.RESERVED, Optional.of(requested), HardwareState.pooled(false))
                : with(state, Optional.of(requested), hardwareState);
    }

    /** Ends the reservation; a number in the pool may be assigned automatically again. */
    public VirtualSerialNumber unreserve() {
        return state == VsnState.RESERVED
                ? with(VsnState.FREE, Optional.empty(), HardwareState.pooled(true))
                : with(state, Optional.empty(), hardwareState);
    }

    /** Replaces the description of the reservation. */
    public VirtualSerialNumber describe(String text) {
        return with(state, reservation.map(kept -> new Reservation(kept.projectId(), text, kept.at())), hardwareState);
    }

    /** Returns the number in the pool, reserved or free. */
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

    /** Returns the number in the state; the holder is kept only in states of numbers of servers. */
    public VirtualSerialNumber withState(VsnState next, HardwareState seen) {
        Optional<Holder> there = next.isBound() ? holder : Optional.empty();
        return new VirtualSerialNumber(vsn, host, next, there, reservation, seen, updatedAt, version);
    }

    /** Returns the number as saved at the time, under the next version. */
    VirtualSerialNumber changedAt(Instant time) {
        return new VirtualSerialNumber(vsn, host, state, holder, reservation, hardwareState, time, version + 1);
    }

    HostVsn toHostVsn() {
        return new HostVsn(
                vsn, hardwareState.partitionId(), holder.map(Holder::server), hardwareState.autoAssign(), state.text());
    }

    /** Returns the content of events about the number. */
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
