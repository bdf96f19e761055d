package io.leasehold.device.attachment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.device.attachment.rules.AttachRequest;
import io.leasehold.device.attachment.rules.AttachRules;
import io.leasehold.device.attachment.store.Attachment;
import io.leasehold.device.attachment.store.AttachmentStore;
import io.leasehold.device.attachment.store.TargetVms;
import io.leasehold.device.mdev.DeviceAssignments;
import io.leasehold.device.mdev.DeviceOnHost;
import io.leasehold.device.mdev.DeviceStatus;
import io.leasehold.device.mdev.MdevDeviceRows;
import io.leasehold.device.mdev.MdevDeviceStates;
import io.leasehold.device.projection.Vm;
import io.leasehold.device.zstack.error.Reason;
import io.leasehold.device.zstack.error.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Database steps of a detach. Each runs in its caller's transaction and locks the virtual machine before the device, as
 * {@link AttachTransactions} does, so that the two cannot deadlock.
 */
@Singleton
class DetachTransactions {
    private final DeviceAssignments assignments;
    private final AttachmentStore attachments;
    private final TargetVms targetVms;
    private final AttachRules rules;
    private final MdevDeviceStates states;
    private final Outbox outbox;

    DetachTransactions(
            DeviceAssignments assignments,
            AttachmentStore attachments,
            TargetVms targetVms,
            AttachRules rules,
            MdevDeviceStates states,
            Outbox outbox) {
        this.assignments = assignments;
        this.attachments = attachments;
        this.targetVms = targetVms;
        this.rules = rules;
        this.states = states;
        this.outbox = outbox;
    }

    /**
     * Checks that the client may detach the device and reads the parameters of the hardware call; else fails with a
     * {@link Refusal}.
     */
    Uni<HardwareRequest> check(SqlConnection connection, AttachRequest request) {
        return targetVms
                .lock(connection, request)
                .chain(vm -> assignments
                        .lock(connection, request.device())
                        .invoke(deviceOnHost -> require(deviceOnHost, vm))
                        .map(deviceOnHost -> HardwareRequest.of(deviceOnHost, vm)));
    }

    /** Reads the parameters of the hardware call, whatever the state of device and virtual machine. */
    Uni<HardwareRequest> hardwareRequest(SqlConnection connection, String device, String vm) {
        return targetVms
                .lock(connection, vm)
                .chain(locked -> assignments
                        .lock(connection, device)
                        .map(deviceOnHost -> HardwareRequest.of(deviceOnHost, locked)));
    }

    /** Finds the attachment if it has not ended. */
    Uni<Optional<Attachment>> findOpen(SqlConnection connection, String id) {
        return attachments
                .get(connection, id)
                .map(attachment ->
                        Optional.of(attachment).filter(found -> found.end().isEmpty()));
    }

    /**
     * Ends the attachment after the hardware has released the device, publishes its event, and returns the device's
     * inventory. An attachment that has ended already is left alone, so that its event is published once.
     */
    Uni<ObjectNode> commit(SqlConnection connection, String device, String vm, String reason) {
        return targetVms
                .lock(connection, vm)
                .chain(() -> assignments.lock(connection, device))
                .chain(() -> attachments.open(connection, device))
                .chain(open -> open.filter(attachment -> attachment.vm().equals(vm))
                        .map(attachment -> end(connection, attachment, reason))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> assignments.lock(connection, device))
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
