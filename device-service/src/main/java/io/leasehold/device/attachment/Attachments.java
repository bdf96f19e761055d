package io.leasehold.device.attachment;

import io.leasehold.device.attachment.store.AttachmentStore;
import io.leasehold.device.operation.Operations;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * The ways in which events end attachments. Each method orders the release in its caller's transaction; the hardware is
 * called later.
 */
@Singleton
public class Attachments {
    private static final String VM_DELETED = "vm-deleted";
    private static final String LEASE_ENDED = "lease-ended";

    private final AttachmentStore store;
    private final Operations operations;

    Attachments(AttachmentStore store, Operations operations) {
        this.store = store;
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

    private Uni<Void> release(SqlConnection connection, List<String> attachments, String reason) {
        return operations.order(connection, ReleaseOperation.KIND, attachments, reason);
    }
}
