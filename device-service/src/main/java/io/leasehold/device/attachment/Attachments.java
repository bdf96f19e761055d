package io.leasehold.device.attachment;

import io.leasehold.device.attachment.store.AttachmentStore;
import io.leasehold.device.operation.Operations;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/** What others do to attachments: they order their end, in their own transaction; it is done after that. */
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

    /** The virtual machine is gone: so are all its attachments. */
    public Uni<Void> endForVm(SqlConnection connection, String vm) {
        return store.openOfVm(connection, vm).chain(open -> release(connection, open, VM_DELETED));
    }

    /** The lease is over: so are all attachments that belong to it. */
    public Uni<Void> endForLease(SqlConnection connection, String lease, String account) {
        return store.openOfLease(connection, lease, account).chain(open -> release(connection, open, LEASE_ENDED));
    }

    /** What is known now of the virtual machine's lease may be that it is over. */
    public Uni<Void> endIfLeaseEnded(SqlConnection connection, String vm) {
        return store.openOfEndedLease(connection, vm).chain(open -> release(connection, open, LEASE_ENDED));
    }

    private Uni<Void> release(SqlConnection connection, List<String> attachments, String reason) {
        return operations.order(connection, ReleaseOperation.KIND, attachments, reason);
    }
}
