package io.leasehold.device.attachment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.event.AttachmentEvent;
import io.leasehold.common.id.Ids;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.device.attachment.rules.AttachRules;
import io.leasehold.device.attachment.rules.Guest;
import io.leasehold.device.attachment.rules.Slice;
import io.leasehold.device.attachment.rules.Wish;
import io.leasehold.device.attachment.store.AttachmentStore;
import io.leasehold.device.attachment.store.GuestStore;
import io.leasehold.device.attachment.store.SliceStore;
import io.leasehold.device.mdev.MdevDeviceRows;
import io.leasehold.device.projection.Vm;
import io.leasehold.device.projection.Vms;
import io.leasehold.device.zstack.error.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The decisions of an attach, each in the transaction of its caller: first the virtual machine is locked, then the device. */
@Singleton
class AttachDesk {
    private final SliceStore slices;
    private final GuestStore guests;
    private final AttachmentStore attachments;
    private final Vms vms;
    private final AttachRules rules;
    private final Outbox outbox;
    private final Ids ids;

    AttachDesk(
            SliceStore slices,
            GuestStore guests,
            AttachmentStore attachments,
            Vms vms,
            AttachRules rules,
            Outbox outbox,
            Ids ids) {
        this.slices = slices;
        this.guests = guests;
        this.attachments = attachments;
        this.vms = vms;
        this.rules = rules;
        this.outbox = outbox;
        this.ids = ids;
    }

    /** Reserves the device when everything allows it; else a {@link Refusal} and no trace. */
    Uni<Void> reserve(SqlConnection connection, Wish wish) {
        return guests.lock(connection, wish)
                .chain(vm -> guests.guest(connection, vm, wish.leases()))
                .chain(guest -> slice(connection, wish).invoke(slice -> require(slice, guest)))
                .call(slice ->
                        slices.reserve(connection, wish.device(), wish.vm()).invoke(won -> requireWon(won, slice)))
                .replaceWithVoid();
    }

    /** What the hardware is to be asked. */
    Uni<Plan> plan(SqlConnection connection, Wish wish) {
        return vms.lock(connection, wish.vm())
                .map(Optional::orElseThrow)
                .chain(vm -> slice(connection, wish).map(slice -> Plan.of(slice, vm)));
    }

    /**
     * Records that the hardware did it, and tells; gives the device's inventory. When that must not stand, because
     * virtual machine or lease went away meanwhile: a {@link Refusal}.
     */
    Uni<ObjectNode> commit(SqlConnection connection, Wish wish) {
        return guests.lock(connection, wish)
                .call(vm -> guests.holdLeases(connection, vm, wish.leases()))
                .call(vm -> guests.ended(connection, vm, wish.leases())
                        .invoke(ended -> ended.stream().sorted().findFirst().ifPresent(lease -> {
                            throw AttachRules.ended(lease);
                        })))
                .chain(vm -> begin(connection, wish, vm));
    }

    /** The reserved device is nobody's again. */
    Uni<Void> giveBack(SqlConnection connection, Wish wish) {
        return vms.lock(connection, wish.vm()).chain(() -> slices.release(connection, wish.device(), wish.vm()));
    }

    private Uni<ObjectNode> begin(SqlConnection connection, Wish wish, Vm vm) {
        String id = ids.next().toString();
        return slices.attach(connection, wish.device(), wish.vm())
                .chain(() -> guests.grant(connection, vm, wish.leases()))
                .chain(grant -> attachments.begin(connection, id, wish, grant))
                .chain(() -> attachments.get(connection, id))
                .chain(attachment -> tell(connection, attachment.event()))
                .chain(() -> slice(connection, wish))
                .map(slice -> MdevDeviceRows.show(slice.device()).alone());
    }

    private Uni<Void> tell(SqlConnection connection, AttachmentEvent event) {
        return outbox.append(connection, List.of(event));
    }

    private Uni<Slice> slice(SqlConnection connection, Wish wish) {
        return slices.lock(connection, wish.device())
                .map(found -> found.orElseThrow(() -> Refusal.notFound("MdevDevice", wish.device())));
    }

    private void require(Slice slice, Guest guest) {
        rules.judge(slice, guest).ifPresent(refusal -> {
            throw refusal;
        });
    }

    private static void requireWon(boolean won, Slice slice) {
        if (!won) {
            throw AttachRules.taken(slice);
        }
    }
}
