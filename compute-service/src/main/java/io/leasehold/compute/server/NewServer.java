package io.leasehold.compute.server;

import io.leasehold.common.event.ServerEvent;
import io.leasehold.compute.scheduling.PlacementRequest.Share;

/** A server before its first row is written, with its share of a host. */
public record NewServer(Server server, Share share) {
    ServerEvent created() {
        return server.event(ServerEvent.Created::new);
    }
}
