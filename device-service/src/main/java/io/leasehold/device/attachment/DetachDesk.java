package io.leasehold.device.attachment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.device.attachment.rules.AttachRules;
import io.leasehold.device.attachment.rules.Slice;
import io.leasehold.device.attachment.rules.Wish;
import io.leasehold.device.attachment.store.Attachment;
import io.leasehold.device.attachment.store.AttachmentStore;
import io.leasehold.device.attachment.store.GuestStore;
import io.leasehold.device.attachment.store.SliceStore;
import io.leasehold.device.mdev.DeviceStatus;
import io.leasehold.device.mdev.MdevDeviceRows;
import io.leasehold.device.projection.Vm;
import io.leasehold.device.projection.Vms;
import io.leasehold.device.zstack.error.Reason;
import io.leasehold.device.zstack.error.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The decisions of a detach, each in the transaction of its caller: first the virtual machine is locked, then the device. */
@Singleton
class DetachDesk {
    private final SliceStore slices;
    private final AttachmentStore attachments;
    private final GuestStore guests;
    private final Vms vms;
    private final AttachRules rules;
    private final Outbox outbox;

    DetachDesk(
            SliceStore slices,
            AttachmentStore attachments,
            GuestStore guests,
            Vms vms,
            AttachRules rules,
            Outbox outbox) {
        this.slices = slices;
        this.attachments = attachments;
        this.guests = guests;
        this.vms = vms;
        this.rules = rules;
        this.outbox = outbox;
    }

    /** What the hardware is to be asked, when the client may have it asked; else a {@link Refusal}. */
    Uni<Plan> check(SqlConnection connection, Wish wish) {
        return guests.lock(connection, wish)
                .chain(vm -> slice(connection, wish.device())
                        .invoke(slice -> require(slice, vm))
                        .map(slice -> Plan.of(slice, vm)));
    }

    /** What the hardware is to be asked, whatever state anything is in. */
    Uni<Plan> plan(SqlConnection connection, String device, String vm) {
        return vms.lock(connection, vm)
                .map(Optional::orElseThrow)
                .chain(known -> slice(connection, device).map(slice -> Plan.of(slice, known)));
    }

    /** The attachment with that id, as it is now. */
    Uni<Attachment> get(SqlConnection connection, String id) {
        return attachments.get(connection, id);
    }

    /** Records that the hardware let go of the device, and tells, once whoever ends the attachment; gives the inventory. */
    Uni<ObjectNode> commit(SqlConnection connection, String device, String vm, String reason) {
        return vms.lock(connection, vm)
                .chain(() -> slices.lock(connection, device))
                .chain(() -> attachments.open(connection, device))
                .chain(open -> open.filter(attachment -> attachment.vm().equals(vm))
                        .map(attachment -> end(connection, attachment, reason))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> slice(connection, device))
                .map(slice -> MdevDeviceRows.show(slice.device()).alone());
    }

    private Uni<Void> end(SqlConnection connection, Attachment attachment, String reason) {
        return attachments
                .end(connection, attachment, reason)
                .chain(ended -> ended
                        ? slices.release(connection, attachment.device(), attachment.vm())
                                .chain(() -> attachments.get(connection, attachment.id()))
                                .chain(over -> outbox.append(connection, List.of(over.event())))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Slice> slice(SqlConnection connection, String device) {
        return slices.lock(connection, device)
                .map(found -> found.orElseThrow(() -> Refusal.notFound("MdevDevice", device)));
    }

    private void require(Slice slice, Vm vm) {
        boolean theirs = slice.device().status() == DeviceStatus.ATTACHED
                && slice.device().vm().equals(Optional.of(vm.uuid()));
        if (!theirs) {
            throw Refusal.of(
                            Reason.NOT_ATTACHED,
                            "mdev device %s is not attached to VM %s"
                                    .formatted(slice.device().uuid(), vm.uuid()))
                    .with("currentStatus", slice.device().status().text());
        }
        AttachRules.host(slice).or(() -> rules.state(slice.device().type(), vm)).ifPresent(refusal -> {
            throw refusal;
        });
    }
}
