package io.leasehold.device.attachment;

import io.leasehold.common.operation.Operations;
import io.leasehold.common.operation.Order;
import io.leasehold.device.attachment.store.AttachmentStore;
import io.leasehold.device.attachment.store.OpenAttachment;
import io.leasehold.device.mdev.DeviceAssignments;
import io.leasehold.device.zstack.Uuids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * The ways in which events end attachments. Each method orders the release in its caller's transaction; the hardware is
 * called later.
 */
@Singleton
public class Attachments {
    private static final String VM_DELETED = "vm-deleted";
    private static final String LEASE_ENDED = "lease-ended";

    private final AttachmentStore store;
    private final DeviceAssignments assignments;
    private final Operations operations;

    Attachments(AttachmentStore store, DeviceAssignments assignments, Operations operations) {
        this.store = store;
        this.assignments = assignments;
        this.operations = operations;
    }

    /** Orders the release of all devices of a deleted virtual machine. */
    public Uni<Void> endForVm(SqlConnection connection, String vm) {
        return store.openOfVm(connection, vm).chain(open -> release(connection, open, VM_DELETED));
    }

    /** Orders the release of all devices whose attachments belong to an ended lease. */
    public Uni<Void> endForLease(SqlConnection connection, String lease, String account) {
        return store.openOfLease(connection, lease, account).chain(open -> release(connection, open, LEASE_ENDED));
    }

    /** Orders the release of all devices of a virtual machine if its own lease has ended. */
    public Uni<Void> endIfLeaseEnded(SqlConnection connection, String vm) {
        return store.openOfEndedLease(connection, vm).chain(open -> release(connection, open, LEASE_ENDED));
    }

    /** The console that attaches and detaches the device: the id of the device's host; empty for an unknown device. */
    Uni<String> console(String device) {
        return Uuids.find(device)
                .map(assignments::hostOf)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(host -> host.orElse(""));
    }

    /** Orders a release for each attachment; the job is the attachment, the subject its device. */
    private Uni<Void> release(SqlConnection connection, List<OpenAttachment> attachments, String reason) {
        return operations.order(
                connection,
                attachments.stream()
                        .map(open -> Order.of(ReleaseOperation.KIND, open.device())
                                .at(open.host())
                                .as(open.id())
                                .because(reason))
                        .toList());
    }
}
