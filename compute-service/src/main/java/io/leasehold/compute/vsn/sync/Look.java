package io.leasehold.compute.vsn.sync;

import io.leasehold.common.event.VsnEvent;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.Vsn;
import io.leasehold.compute.vsn.SerialNumber;
import io.leasehold.compute.vsn.SerialNumber.Holder;
import io.leasehold.compute.vsn.SerialNumber.Sighting;
import io.leasehold.compute.vsn.VsnState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a look at one host showed, and what follows for the numbers. The hypervisor is the truth, save for numbers that
 * somebody is just bringing to a server or away from it.
 *
 * @param settleBefore a number on its way since before that time is where the hypervisor shows it
 */
record Look(Mtms host, Map<Vsn, Seen> seen, Instant now, Instant settleBefore) {
    private static final int PATIENCE = 2;

    /** A number as the host shows it; {@code lpar} is the partition that it is on. */
    record Seen(boolean autoAssign, Optional<Integer> partitionId, Optional<UUID> lpar) {
        Sighting sighting() {
            return new Sighting(autoAssign, partitionId, 0);
        }

        boolean on(Optional<Holder> holder) {
            return lpar.isPresent() && lpar.equals(holder.map(Holder::server));
        }
    }

    /** A number that is not what it was, and what others are told of it. */
    record Change(SerialNumber number, Optional<VsnEvent> event) {}

    Look {
        seen = Map.copyOf(seen);
    }

    /** The numbers that were unknown. */
    List<SerialNumber> discoveries(List<SerialNumber> known) {
        List<Vsn> old = known.stream().map(SerialNumber::vsn).toList();
        return seen.entrySet().stream()
                .filter(entry -> !old.contains(entry.getKey()))
                .map(entry -> discovered(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The known numbers that are not what they were. */
    List<Change> changes(List<SerialNumber> known) {
        List<Change> changes = new ArrayList<>();
        for (SerialNumber number : known) {
            Change change = Optional.ofNullable(seen.get(number.vsn()))
                    .map(there -> observe(number, there))
                    .orElseGet(() -> miss(number));
            if (!change.number().equals(number)) {
                changes.add(change);
            }
        }
        return changes;
    }

    private SerialNumber discovered(Vsn vsn, Seen there) {
        VsnState state = there.partitionId().isPresent() ? VsnState.FOREIGN : VsnState.FREE;
        return new SerialNumber(vsn, host, state, Optional.empty(), Optional.empty(), there.sighting(), now, 1);
    }

    private Change observe(SerialNumber number, Seen there) {
        return switch (number.state()) {
            case FREE, FOREIGN, MISSING -> silent(offServer(number, there));
            case RESERVED -> silent(number.pooled(host, false));
            case ASSIGNED ->
                there.partitionId().isPresent()
                        ? silent(number.in(VsnState.ASSIGNED, there.sighting()))
                        : left(number, number.pooled(host, there.autoAssign()));
            case CLAIMED, RELEASING -> overdue(number) ? settle(number, there) : silent(number);
            case MOVING -> silent(number);
        };
    }

    private SerialNumber offServer(SerialNumber number, Seen there) {
        SerialNumber pooled = number.pooled(host, there.autoAssign());
        return there.partitionId().isPresent() && number.reservation().isEmpty()
                ? pooled.in(VsnState.FOREIGN, there.sighting())
                : pooled;
    }

    private Change settle(SerialNumber number, Seen there) {
        if (there.on(number.holder())) {
            SerialNumber assigned = number.in(VsnState.ASSIGNED, there.sighting());
            return number.state() == VsnState.CLAIMED
                    ? told(assigned, number, VsnEvent.Assigned::new)
                    : silent(assigned);
        }
        SerialNumber pooled = number.pooled(host, there.autoAssign());
        return number.state() == VsnState.CLAIMED ? silent(pooled) : left(number, pooled);
    }

    private Change miss(SerialNumber number) {
        return switch (number.state()) {
            case FREE, RESERVED, FOREIGN -> silent(missed(number));
            case ASSIGNED -> {
                SerialNumber after = missed(number);
                yield after.state() == VsnState.MISSING ? left(number, after) : silent(after);
            }
            case CLAIMED, RELEASING -> silent(overdue(number) ? missed(number) : number);
            case MISSING, MOVING -> silent(number);
        };
    }

    private static SerialNumber missed(SerialNumber number) {
        Sighting before = number.sighting();
        Sighting after = new Sighting(before.autoAssign(), before.partitionId(), before.missed() + 1);
        return number.in(after.missed() < PATIENCE ? number.state() : VsnState.MISSING, after);
    }

    private boolean overdue(SerialNumber number) {
        return number.updatedAt().isBefore(settleBefore)
                && number.holder().filter(Holder::idle).isPresent();
    }

    private Change left(SerialNumber before, SerialNumber after) {
        return told(after, before, VsnEvent.Unassigned::new);
    }

    private Change told(SerialNumber after, SerialNumber before, Function<VsnEvent.VsnReport, VsnEvent> event) {
        return new Change(after, Optional.of(event.apply(before.report(now))));
    }

    private static Change silent(SerialNumber number) {
        return new Change(number, Optional.empty());
    }
}
