package io.leasehold.compute.server;

import io.leasehold.common.event.ServerEvent;
import io.leasehold.compute.scheduling.Demand.Share;

/** A server that has just been ordered. */
public record NewServer(Server server, Share share) {
    ServerEvent created() {
        return server.tell(ServerEvent.Created::new);
    }
}
