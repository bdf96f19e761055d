package io.leasehold.compute.server.device;

import io.leasehold.common.event.AttachmentEvent.Attachment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Which mediated devices are on which server. */
@Singleton
public class DeviceStore {
    private static final String PUT = """
            insert into server_device (attachment_id, server_id, device_id, type, spec_id, attached_at)
            select $1, id, $3, $4, $5, $6 from server where id = $2 and deleted_at is null
            on conflict (attachment_id) do nothing
            """;
    private static final String REMOVE = "delete from server_device where attachment_id = $1";
    private static final String TAKE_AWAY = """
            delete from server_device where server_id = $1 returning device_id
            """;

    /** Whether the server exists. */
    Uni<Boolean> put(SqlConnection connection, UUID server, Attachment attachment) {
        return connection
                .preparedQuery(PUT)
                .execute(Tuple.of(
                        attachment.attachmentId(),
                        server,
                        attachment.deviceUuid(),
                        attachment.mdevType(),
                        attachment.mdevSpecUuid(),
                        attachment.attachedAt().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Whether it was there. */
    Uni<Boolean> remove(SqlConnection connection, String attachment) {
        return connection.preparedQuery(REMOVE).execute(Tuple.of(attachment)).map(rows -> rows.rowCount() > 0);
    }

    /** Forgets the devices of a server that is gone, and gives their ids. */
    public Uni<List<String>> removeAll(SqlConnection connection, UUID server) {
        return connection
                .preparedQuery(TAKE_AWAY)
                .execute(Tuple.of(server))
                .map(rows -> rows.stream().map(row -> row.getString(0)).sorted().toList());
    }
}
