package io.leasehold.device.attachment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.device.attachment.rules.AttachRequest;
import io.leasehold.device.attachment.rules.AttachRules;
import io.leasehold.device.attachment.rules.TargetVm;
import io.leasehold.device.attachment.store.AttachmentStore;
import io.leasehold.device.attachment.store.TargetVms;
import io.leasehold.device.mdev.DeviceAssignments;
import io.leasehold.device.mdev.DeviceOnHost;
import io.leasehold.device.mdev.MdevDeviceRows;
import io.leasehold.device.mdev.MdevDeviceStates;
import io.leasehold.device.projection.Vm;
import io.leasehold.device.zstack.error.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Database steps of an attach. Each runs in its caller's transaction and locks the virtual machine before the device,
 * as {@link DetachTransactions} does, so that the two cannot deadlock.
 */
@Singleton
class AttachTransactions {
    private final DeviceAssignments assignments;
    private final TargetVms targetVms;
    private final AttachmentStore attachments;
    private final AttachRules rules;
    private final MdevDeviceStates states;
    private final Outbox outbox;

    AttachTransactions(
            DeviceAssignments assignments,
            TargetVms targetVms,
            AttachmentStore attachments,
            AttachRules rules,
            MdevDeviceStates states,
            Outbox outbox) {
        this.assignments = assignments;
        this.targetVms = targetVms;
        this.attachments = attachments;
        this.rules = rules;
        this.states = states;
        this.outbox = outbox;
    }

    /** Reserves the device for the virtual machine. Fails with a {@link Refusal} when a rule forbids the attach. */
    Uni<Void> reserve(SqlConnection connection, AttachRequest request) {
        return targetVms
                .lock(connection, request)
                .chain(vm -> targetVms.target(connection, vm, request.leases()))
                .chain(target -> assignments
                        .lock(connection, request.device())
                        .invoke(deviceOnHost -> require(deviceOnHost, target)))
                .call(deviceOnHost -> assignments
                        .reserve(connection, request.device(), request.vm())
                        .invoke(reserved -> requireReserved(reserved, deviceOnHost)))
                .replaceWithVoid();
    }

    /** Reads the parameters of the hardware call. */
    Uni<HardwareRequest> hardwareRequest(SqlConnection connection, AttachRequest request) {
        return targetVms
                .lock(connection, request.vm())
                .chain(vm -> assignments
                        .lock(connection, request.device())
                        .map(deviceOnHost -> HardwareRequest.of(deviceOnHost, vm)));
    }

    /**
     * Records the attachment after the hardware has confirmed it, publishes its event, and returns the device's
     * inventory. Fails with a {@link Refusal} when the virtual machine or a lease has ended in the meantime.
     */
    Uni<ObjectNode> commit(SqlConnection connection, AttachRequest request) {
        return targetVms
                .lock(connection, request)
                .call(vm -> targetVms.keepLeasesFromEnding(connection, vm, request.leases()))
                .call(vm -> targetVms
                        .endedLeases(connection, vm, request.leases())
                        .invoke(ended -> ended.stream().sorted().findFirst().ifPresent(lease -> {
                            throw AttachRules.leaseEnded(lease);
                        })))
                .chain(vm -> begin(connection, request, vm));
    }

    /** Frees the reserved device. */
    Uni<Void> release(SqlConnection connection, AttachRequest request) {
        return targetVms
                .lock(connection, request.vm())
                .chain(() -> assignments.release(connection, request.device(), request.vm()));
    }

    /** Releases the reserved device and disables the device, because the hardware may have attached the device. */
    Uni<Void> abandon(SqlConnection connection, AttachRequest request) {
        return release(connection, request).chain(() -> states.disable(connection, request.device()));
    }

    private Uni<ObjectNode> begin(SqlConnection connection, AttachRequest request, Vm vm) {
        return assignments
                .attach(connection, request.device(), request.vm())
                .chain(() -> targetVms.owner(connection, vm, request.leases()))
                .chain(owner -> attachments.begin(connection, request, owner))
                .chain(attachment -> outbox.append(connection, List.of(attachment.event())))
                .chain(() -> assignments.lock(connection, request.device()))
                .map(deviceOnHost ->
                        MdevDeviceRows.toInventory(deviceOnHost.device()).wrapped());
    }

    private void require(DeviceOnHost deviceOnHost, TargetVm target) {
        rules.judge(deviceOnHost, target).ifPresent(refusal -> {
            throw refusal;
        });
    }

    private static void requireReserved(boolean reserved, DeviceOnHost deviceOnHost) {
        if (!reserved) {
            throw AttachRules.notFree(deviceOnHost);
        }
    }
}
