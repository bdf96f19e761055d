package io.leasehold.compute.vsn.sync;

import io.leasehold.common.event.VsnEvent;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.Vsn;
import io.leasehold.compute.vsn.VirtualSerialNumber;
import io.leasehold.compute.vsn.VirtualSerialNumber.HardwareState;
import io.leasehold.compute.vsn.VirtualSerialNumber.Holder;
import io.leasehold.compute.vsn.VsnState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The numbers that a host shows, and the changes that follow. The hypervisor is right, except about numbers that are
 * being assigned or released at present.
 *
 * @param settleBefore an unfinished change from before that time is settled by the hypervisor's state
 */
record VsnObservation(Mtms host, Map<Vsn, ObservedVsn> seen, Instant now, Instant settleBefore) {
    private static final int PATIENCE = 2;

    /**
     * A number as the host shows it.
     *
     * @param lpar id of the partition that has the number
     */
    record ObservedVsn(boolean autoAssign, Optional<Integer> partitionId, Optional<UUID> lpar) {
        HardwareState hardwareState() {
            return new HardwareState(autoAssign, partitionId, 0);
        }

        boolean on(Optional<Holder> holder) {
            return lpar.isPresent() && lpar.equals(holder.map(Holder::server));
        }
    }

    /**
     * A changed number.
     *
     * @param event announces the change; empty when no other service is concerned
     */
    record Change(VirtualSerialNumber number, Optional<VsnEvent> event) {}

    VsnObservation {
        seen = Map.copyOf(seen);
    }

    /** Returns the numbers that were not recorded before. */
    List<VirtualSerialNumber> discoveries(List<VirtualSerialNumber> known) {
        List<Vsn> old = known.stream().map(VirtualSerialNumber::vsn).toList();
        return seen.entrySet().stream()
                .filter(entry -> !old.contains(entry.getKey()))
                .map(entry -> discovered(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Returns the recorded numbers that changed. */
    List<Change> changes(List<VirtualSerialNumber> known) {
        List<Change> changes = new ArrayList<>();
        for (VirtualSerialNumber number : known) {
            Change change = Optional.ofNullable(seen.get(number.vsn()))
                    .map(there -> observe(number, there))
                    .orElseGet(() -> missing(number));
            if (!change.number().equals(number)) {
                changes.add(change);
            }
        }
        return changes;
    }

    private VirtualSerialNumber discovered(Vsn vsn, ObservedVsn there) {
        VsnState state = there.partitionId().isPresent() ? VsnState.FOREIGN : VsnState.FREE;
        return new VirtualSerialNumber(
                vsn, host, state, Optional.empty(), Optional.empty(), there.hardwareState(), now, 1);
    }

    private Change observe(VirtualSerialNumber number, ObservedVsn there) {
        return switch (number.state()) {
            case FREE, FOREIGN, MISSING -> unannounced(offServer(number, there));
            case RESERVED -> unannounced(number.returnedToPool(host, false));
            case ASSIGNED ->
                there.partitionId().isPresent()
                        ? unannounced(number.withState(VsnState.ASSIGNED, there.hardwareState()))
                        : unassigned(number, number.returnedToPool(host, there.autoAssign()));
            case CLAIMED, RELEASING -> overdue(number) ? settle(number, there) : unannounced(number);
            case MOVING -> unannounced(number);
        };
    }

    private VirtualSerialNumber offServer(VirtualSerialNumber number, ObservedVsn there) {
        VirtualSerialNumber pooled = number.returnedToPool(host, there.autoAssign());
        return there.partitionId().isPresent() && number.reservation().isEmpty()
                ? pooled.withState(VsnState.FOREIGN, there.hardwareState())
                : pooled;
    }

    private Change settle(VirtualSerialNumber number, ObservedVsn there) {
        if (there.on(number.holder())) {
            VirtualSerialNumber assigned = number.withState(VsnState.ASSIGNED, there.hardwareState());
            return number.state() == VsnState.CLAIMED
                    ? announced(assigned, number, VsnEvent.Assigned::new)
                    : unannounced(assigned);
        }
        VirtualSerialNumber pooled = number.returnedToPool(host, there.autoAssign());
        return number.state() == VsnState.CLAIMED ? unannounced(pooled) : unassigned(number, pooled);
    }

    private Change missing(VirtualSerialNumber number) {
        return switch (number.state()) {
            case FREE, RESERVED, FOREIGN -> unannounced(missed(number));
            case ASSIGNED -> {
                VirtualSerialNumber after = missed(number);
                yield after.state() == VsnState.MISSING ? unassigned(number, after) : unannounced(after);
            }
            case CLAIMED, RELEASING -> unannounced(overdue(number) ? missed(number) : number);
            case MISSING, MOVING -> unannounced(number);
        };
    }

    private static VirtualSerialNumber missed(VirtualSerialNumber number) {
        HardwareState before = number.hardwareState();
        HardwareState after = new HardwareState(before.autoAssign(), before.partitionId(), before.missed() + 1);
        return number.withState(after.missed() < PATIENCE ? number.state() : VsnState.MISSING, after);
    }

    private boolean overdue(VirtualSerialNumber number) {
        return number.updatedAt().isBefore(settleBefore)
                && number.holder().filter(Holder::idle).isPresent();
    }

    private Change unassigned(VirtualSerialNumber before, VirtualSerialNumber after) {
        return announced(after, before, VsnEvent.Unassigned::new);
    }

    private Change announced(
            VirtualSerialNumber after, VirtualSerialNumber before, Function<VsnEvent.VsnReport, VsnEvent> event) {
        return new Change(after, Optional.of(event.apply(before.report(now))));
    }

    private static Change unannounced(VirtualSerialNumber number) {
        return new Change(number, Optional.empty());
    }
}
