package io.leasehold.compute.server.device;

import io.leasehold.common.event.AttachmentEvent.Attachment;
import io.leasehold.compute.server.ServerIds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Mirrors what device-service tells of mediated devices on servers, so that these show them. */
@Singleton
public class ServerDevices {
    private static final Logger LOG = Logger.getLogger(ServerDevices.class);

    private final DeviceStore store;

    ServerDevices(DeviceStore store) {
        this.store = store;
    }

    /** A device came to a server; one that we do not know is no concern of ours. */
    public Uni<Void> attached(SqlConnection connection, Attachment attachment) {
        return ServerIds.find(attachment.serverId())
                .map(server -> store.put(connection, server, attachment))
                .orElseGet(() -> Uni.createFrom().item(false))
                .invoke(known -> report(known, attachment))
                .replaceWithVoid();
    }

    /** A device left a server. */
    public Uni<Void> detached(SqlConnection connection, Attachment attachment) {
        return store.remove(connection, attachment.attachmentId())
                .invoke(known -> report(known, attachment))
                .replaceWithVoid();
    }

    private static void report(boolean known, Attachment attachment) {
        if (!known) {
            LOG.infof(
                    "Attachment %s of device %s changes nothing here, for server %s",
                    attachment.attachmentId(), attachment.deviceUuid(), attachment.serverId());
        }
    }
}
