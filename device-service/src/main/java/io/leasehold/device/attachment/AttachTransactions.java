package io.leasehold.device.attachment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.event.AttachmentEvent;
import io.leasehold.common.id.Ids;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.device.attachment.rules.AttachRequest;
import io.leasehold.device.attachment.rules.AttachRules;
import io.leasehold.device.attachment.rules.DeviceOnHost;
import io.leasehold.device.attachment.rules.TargetVm;
import io.leasehold.device.attachment.store.AttachmentStore;
import io.leasehold.device.attachment.store.DeviceAssignmentStore;
import io.leasehold.device.attachment.store.TargetVms;
import io.leasehold.device.mdev.MdevDeviceRows;
import io.leasehold.device.mdev.MdevDeviceStates;
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
class AttachTransactions {
    private final DeviceAssignmentStore assignments;
    private final TargetVms targetVms;
    private final AttachmentStore attachments;
    private final Vms vms;
    private final AttachRules rules;
    private final MdevDeviceStates states;
    private final Outbox outbox;
    private final Ids ids;

    AttachTransactions(
            DeviceAssignmentStore assignments,
            TargetVms targetVms,
            AttachmentStore attachments,
            Vms vms,
            AttachRules rules,
            MdevDeviceStates states,
            Outbox outbox,
            Ids ids) {
        this.assignments = assignments;
        this.targetVms = targetVms;
        this.attachments = attachments;
        this.vms = vms;
        this.rules = rules;
        this.states = states;
        this.outbox = outbox;
        this.ids = ids;
    }

    /** Reserves the device when everything allows it; else a {@link Refusal} and no trace. */
    Uni<Void> reserve(SqlConnection connection, AttachRequest request) {
        return targetVms
                .lock(connection, request)
                .chain(vm -> targetVms.target(connection, vm, request.leases()))
                .chain(target ->
                        deviceOnHost(connection, request).invoke(deviceOnHost -> require(deviceOnHost, target)))
                .call(deviceOnHost -> assignments
                        .reserve(connection, request.device(), request.vm())
                        .invoke(reserved -> requireReserved(reserved, deviceOnHost)))
                .replaceWithVoid();
    }

    /** What the hardware is to be asked. */
    Uni<HardwareRequest> hardwareRequest(SqlConnection connection, AttachRequest request) {
        return vms.lock(connection, request.vm())
                .map(Optional::orElseThrow)
                .chain(vm ->
                        deviceOnHost(connection, request).map(deviceOnHost -> HardwareRequest.of(deviceOnHost, vm)));
    }

    /**
     * Records that the hardware did it, and tells; gives the device's inventory. When that must not stand, because
     * virtual machine or lease went away meanwhile: a {@link Refusal}.
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

    /** The reserved device is nobody's again. */
    Uni<Void> release(SqlConnection connection, AttachRequest request) {
        return vms.lock(connection, request.vm())
                .chain(() -> assignments.release(connection, request.device(), request.vm()));
    }

    /** Releases the reserved device and disables the device, because the hardware may have attached the device. */
    Uni<Void> abandon(SqlConnection connection, AttachRequest request) {
        return release(connection, request).chain(() -> states.disable(connection, request.device()));
    }

    private Uni<ObjectNode> begin(SqlConnection connection, AttachRequest request, Vm vm) {
        String id = ids.next().toString();
        return assignments
                .attach(connection, request.device(), request.vm())
                .chain(() -> targetVms.owner(connection, vm, request.leases()))
                .chain(owner -> attachments.begin(connection, id, request, owner))
                .chain(() -> attachments.get(connection, id))
                .chain(attachment -> publish(connection, attachment.event()))
                .chain(() -> deviceOnHost(connection, request))
                .map(deviceOnHost ->
                        MdevDeviceRows.toInventory(deviceOnHost.device()).wrapped());
    }

    private Uni<Void> publish(SqlConnection connection, AttachmentEvent event) {
        return outbox.append(connection, List.of(event));
    }

    private Uni<DeviceOnHost> deviceOnHost(SqlConnection connection, AttachRequest request) {
        return assignments
                .lock(connection, request.device())
                .map(found -> found.orElseThrow(() -> Refusal.notFound("MdevDevice", request.device())));
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
