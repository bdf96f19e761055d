package io.leasehold.compute.server;

import io.leasehold.common.event.ServerEvent;
import java.util.List;

/**
 * A changed server.
 *
 * @param events the events that announce the change
 */
public record ServerChange(Server server, List<ServerEvent> events) {
    public ServerChange {
        events = List.copyOf(events);
    }

    /** A change without events. */
    public static ServerChange unannounced(Server server) {
        return new ServerChange(server, List.of());
    }
}
