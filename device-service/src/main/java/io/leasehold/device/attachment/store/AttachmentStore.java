package io.leasehold.device.attachment.store;

import io.leasehold.common.id.Ids;
import io.leasehold.device.attachment.rules.AttachRequest;
import io.leasehold.device.attachment.store.Attachment.End;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Table of current and ended attachments, and of the tags, which are deleted when their attachment ends. */
@Singleton
public class AttachmentStore {
    private static final String BEGIN = """
            insert into mdev_attachment (id, device_uuid, vm_uuid, account_uuid, lease_id, lease_ids, chooser, started_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """;
    private static final String END = """
            update mdev_attachment set ended_at = $3, end_reason = $2 where id = $1 and ended_at is null
            """;
    private static final String TAG = """
            insert into tag (resource_uuid, kind, tag) select $1, $2, tag from unnest($3::text[]) as tag
            on conflict do nothing
            """;
    private static final String UNTAG = "delete from tag where resource_uuid = $1";
    private static final String SHOWN = """
            select attachment.*, device.host_uuid, device.parent_uuid, device.spec_uuid, spec.mdev_type,
                host.external_name
            from mdev_attachment attachment
                join mediated_device device on device.uuid = attachment.device_uuid
                join known_host host on host.uuid = device.host_uuid
                left join mediated_device_spec spec on spec.uuid = device.spec_uuid
            """;
    private static final String GET = SHOWN + " where attachment.id = $1";
    private static final String OPEN = SHOWN + " where attachment.device_uuid = $1 and attachment.ended_at is null";
    private static final String OPEN_OF_VM = """
            select attachment.id, attachment.device_uuid, device.host_uuid
            from mdev_attachment attachment join mediated_device device on device.uuid = attachment.device_uuid
            where attachment.vm_uuid = $1 and attachment.ended_at is null
            """;
    private static final String OPEN_OF_ENDED_LEASE = """
            select attachment.id, attachment.device_uuid, device.host_uuid
            from mdev_attachment attachment
                join mediated_device device on device.uuid = attachment.device_uuid
                join known_vm vm on vm.uuid = attachment.vm_uuid
                join known_lease lease on lease.id = vm.lease_id
            where attachment.vm_uuid = $1 and attachment.ended_at is null and lease.ended_at is not null
            """;
    private static final String OPEN_OF_LEASE = """
            select attachment.id, attachment.device_uuid, device.host_uuid
            from mdev_attachment attachment
                join mediated_device device on device.uuid = attachment.device_uuid
                left join known_vm vm on vm.uuid = attachment.vm_uuid
            where attachment.ended_at is null
                and (vm.lease_id = $1 or (attachment.account_uuid = $2 and $1 = any(attachment.lease_ids)))
            """;

    private final Ids ids;
    private final Clock clock;

    AttachmentStore(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** Inserts a new attachment with its tags. */
    public Uni<Attachment> begin(SqlConnection connection, AttachRequest request, AttachmentOwner owner) {
        String id = ids.next().toString();
        return connection
                .preparedQuery(BEGIN)
                .execute(Tuple.tuple()
                        .addString(id)
                        .addString(request.device())
                        .addString(request.vm())
                        .addString(owner.account())
                        .addString(owner.lease().orElse(null))
                        .addArrayOfString(owner.tagged().toArray(String[]::new))
                        .addString("Device")
                        .addOffsetDateTime(now()))
                .chain(() -> tag(connection, request.device(), "system", request.systemTags()))
                .chain(() -> tag(connection, request.device(), "user", request.userTags()))
                .chain(() -> get(connection, id));
    }

    /** Ends the attachment and deletes its tags; returns false when the attachment had ended before. */
    public Uni<Boolean> end(SqlConnection connection, Attachment attachment, String reason) {
        return connection
                .preparedQuery(END)
                .execute(Tuple.of(attachment.id(), reason, now()))
                .call(() -> connection.preparedQuery(UNTAG).execute(Tuple.of(attachment.device())))
                .map(rows -> rows.rowCount() == 1);
    }

    public Uni<Attachment> get(SqlConnection connection, String id) {
        return connection
                .preparedQuery(GET)
                .execute(Tuple.of(id))
                .map(rows -> attachment(rows.iterator().next()));
    }

    /** Finds the attachment of a device that has not ended. */
    public Uni<Optional<Attachment>> open(SqlConnection connection, String device) {
        return connection
                .preparedQuery(OPEN)
                .execute(Tuple.of(device))
                .map(rows -> rows.stream().findFirst().map(AttachmentStore::attachment));
    }

    public Uni<List<OpenAttachment>> openOfVm(SqlConnection connection, String vm) {
        return connection.preparedQuery(OPEN_OF_VM).execute(Tuple.of(vm)).map(AttachmentStore::open);
    }

    /** Lists the open attachments of the virtual machine when its own lease has ended. */
    public Uni<List<OpenAttachment>> openOfEndedLease(SqlConnection connection, String vm) {
        return connection
                .preparedQuery(OPEN_OF_ENDED_LEASE)
                .execute(Tuple.of(vm))
                .map(AttachmentStore::open);
    }

    /** Lists the open attachments of the lease: by virtual machine, or by a tag of the account that has the lease. */
    public Uni<List<OpenAttachment>> openOfLease(SqlConnection connection, String lease, String account) {
        return connection
                .preparedQuery(OPEN_OF_LEASE)
                .execute(Tuple.of(lease, account))
                .map(AttachmentStore::open);
    }

    private static Uni<Void> tag(SqlConnection connection, String device, String kind, List<String> tags) {
        return tags.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(TAG)
                        .execute(Tuple.of(device, kind, tags.toArray(String[]::new)))
                        .replaceWithVoid();
    }

    private static List<OpenAttachment> open(RowSet<Row> rows) {
        return rows.stream()
                .map(row -> new OpenAttachment(
                        row.getString("id"), row.getString("device_uuid"), row.getString("host_uuid")))
                .toList();
    }

    private static Attachment attachment(Row row) {
        return new Attachment(
                row.getString("id"),
                row.getString("device_uuid"),
                row.getString("vm_uuid"),
                row.getString("account_uuid"),
                Optional.ofNullable(row.getString("lease_id")),
                row.getString("host_uuid"),
                row.getString("external_name"),
                Optional.ofNullable(row.getString("spec_uuid")),
                Optional.ofNullable(row.getString("mdev_type")),
                Optional.ofNullable(row.getString("parent_uuid")),
                row.getString("chooser"),
                row.getOffsetDateTime("started_at").toInstant(),
                end(row));
    }

    private static Optional<End> end(Row row) {
        return Optional.ofNullable(row.getOffsetDateTime("ended_at"))
                .map(OffsetDateTime::toInstant)
                .map(at -> new End(row.getString("end_reason"), at));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
