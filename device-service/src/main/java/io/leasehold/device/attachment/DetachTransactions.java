package io.leasehold.device.attachment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.device.attachment.rules.AttachRequest;
import io.leasehold.device.attachment.rules.AttachRules;
import io.leasehold.device.attachment.rules.DeviceOnHost;
import io.leasehold.device.attachment.store.Attachment;
import io.leasehold.device.attachment.store.AttachmentStore;
import io.leasehold.device.attachment.store.DeviceAssignmentStore;
import io.leasehold.device.attachment.store.TargetVms;
import io.leasehold.device.mdev.DeviceStatus;
import io.leasehold.device.mdev.MdevDeviceRows;
import io.leasehold.device.mdev.MdevDeviceStates;
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
class DetachTransactions {
    private final DeviceAssignmentStore assignments;
    private final AttachmentStore attachments;
    private final TargetVms targetVms;
    private final Vms vms;
    private final AttachRules rules;
    private final MdevDeviceStates states;
    private final Outbox outbox;

    DetachTransactions(
            DeviceAssignmentStore assignments,
            AttachmentStore attachments,
            TargetVms targetVms,
            Vms vms,
            AttachRules rules,
            MdevDeviceStates states,
            Outbox outbox) {
        this.assignments = assignments;
        this.attachments = attachments;
        this.targetVms = targetVms;
        this.vms = vms;
        this.rules = rules;
        this.states = states;
        this.outbox = outbox;
    }

    /** What the hardware is to be asked, when the client may have it asked; else a {@link Refusal}. */
    Uni<HardwareRequest> check(SqlConnection connection, AttachRequest request) {
        return targetVms
                .lock(connection, request)
                .chain(vm -> deviceOnHost(connection, request.device())
                        .invoke(deviceOnHost -> require(deviceOnHost, vm))
                        .map(deviceOnHost -> HardwareRequest.of(deviceOnHost, vm)));
    }

    /** What the hardware is to be asked, whatever state anything is in. */
    Uni<HardwareRequest> hardwareRequest(SqlConnection connection, String device, String vm) {
        return vms.lock(connection, vm)
                .map(Optional::orElseThrow)
                .chain(known ->
                        deviceOnHost(connection, device).map(deviceOnHost -> HardwareRequest.of(deviceOnHost, known)));
    }

    /** The attachment with that id, as it is now. */
    Uni<Attachment> get(SqlConnection connection, String id) {
        return attachments.get(connection, id);
    }

    /** Records that the hardware let go of the device, and tells, once whoever ends the attachment; gives the inventory. */
    Uni<ObjectNode> commit(SqlConnection connection, String device, String vm, String reason) {
        return vms.lock(connection, vm)
                .chain(() -> assignments.lock(connection, device))
                .chain(() -> attachments.open(connection, device))
                .chain(open -> open.filter(attachment -> attachment.vm().equals(vm))
                        .map(attachment -> end(connection, attachment, reason))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> deviceOnHost(connection, device))
                .map(deviceOnHost ->
                        MdevDeviceRows.toInventory(deviceOnHost.device()).wrapped());
    }

    /** Ends the attachment and disables the device, because the hardware may still have the device attached. */
    Uni<Void> abandon(SqlConnection connection, Attachment attachment, String reason) {
        return commit(connection, attachment.device(), attachment.vm(), reason)
                .chain(() -> states.disable(connection, attachment.device()));
    }

    private Uni<Void> end(SqlConnection connection, Attachment attachment, String reason) {
        return attachments
                .end(connection, attachment, reason)
                .chain(ended -> ended
                        ? assignments
                                .release(connection, attachment.device(), attachment.vm())
                                .chain(() -> attachments.get(connection, attachment.id()))
                                .chain(over -> outbox.append(connection, List.of(over.event())))
                        : Uni.createFrom().voidItem());
    }

    private Uni<DeviceOnHost> deviceOnHost(SqlConnection connection, String device) {
        return assignments
                .lock(connection, device)
                .map(found -> found.orElseThrow(() -> Refusal.notFound("MdevDevice", device)));
    }

    private void require(DeviceOnHost deviceOnHost, Vm vm) {
        boolean attached = deviceOnHost.device().status() == DeviceStatus.ATTACHED
                && deviceOnHost.device().vm().equals(Optional.of(vm.uuid()));
        if (!attached) {
            throw Refusal.of(
                            Reason.NOT_ATTACHED,
                            "mdev device %s is not attached to VM %s"
                                    .formatted(deviceOnHost.device().uuid(), vm.uuid()))
                    .with("currentStatus", deviceOnHost.device().status().text());
        }
        AttachRules.host(deviceOnHost)
                .or(() -> rules.state(deviceOnHost.device().type(), vm))
                .ifPresent(refusal -> {
                    throw refusal;
                });
    }
}
