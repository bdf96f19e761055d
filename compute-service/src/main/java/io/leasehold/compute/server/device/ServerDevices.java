package io.leasehold.compute.server.device;

import io.leasehold.common.event.AttachmentEvent.Attachment;
import io.leasehold.compute.server.ServerIds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Mediated devices of servers, copied from the events of device-service. */
@Singleton
public class ServerDevices {
    private static final Logger LOG = Logger.getLogger(ServerDevices.class);
    private static final String ADD = """
            insert into server_device (attachment_id, server_id, device_id, type, spec_id, attached_at)
            select $1, id, $3, $4, $5, $6 from server where id = $2 and deleted_at is null
            on conflict (attachment_id) do nothing
            """;
    private static final String REMOVE = "delete from server_device where attachment_id = $1";
    private static final String REMOVE_ALL = """
            delete from server_device where server_id = $1 returning device_id
            """;

    /** Records a device that was attached to a server; a server that compute does not know is ignored. */
    public Uni<Void> attached(SqlConnection connection, Attachment attachment) {
        return ServerIds.find(attachment.serverId())
                .map(server -> add(connection, server, attachment))
                .orElseGet(() -> Uni.createFrom().item(false))
                .invoke(recorded -> logIgnored(recorded, attachment))
                .replaceWithVoid();
    }

    /** Removes a device that was detached from a server. */
    public Uni<Void> detached(SqlConnection connection, Attachment attachment) {
        return connection
                .preparedQuery(REMOVE)
                .execute(Tuple.of(attachment.attachmentId()))
                .invoke(rows -> logIgnored(rows.rowCount() > 0, attachment))
                .replaceWithVoid();
    }

    /** Removes all devices of a server and returns their ids in order. */
    public Uni<List<String>> removeAll(SqlConnection connection, UUID server) {
        return connection
                .preparedQuery(REMOVE_ALL)
                .execute(Tuple.of(server))
                .map(rows -> rows.stream().map(row -> row.getString(0)).sorted().toList());
    }

    private static Uni<Boolean> add(SqlConnection connection, UUID server, Attachment attachment) {
        return connection
                .preparedQuery(ADD)
                .execute(Tuple.of(
                        attachment.attachmentId(),
                        server,
                        attachment.deviceUuid(),
                        attachment.mdevType(),
                        attachment.mdevSpecUuid(),
                        attachment.attachedAt().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() > 0);
    }

    private static void logIgnored(boolean recorded, Attachment attachment) {
        if (!recorded) {
            LOG.infof(
                    "Attachment %s of device %s to server %s changes nothing here",
                    attachment.attachmentId(), attachment.deviceUuid(), attachment.serverId());
        }
    }
}
