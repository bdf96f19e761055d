package io.leasehold.compute.server;

import io.leasehold.common.event.ServerEvent;
import java.util.List;

/**
 * A server that is not what it was.
 *
 * @param events what others are told
 */
public record ServerChange(Server server, List<ServerEvent> events) {
    public ServerChange {
        events = List.copyOf(events);
    }

    /** A change that concerns nobody else. */
    public static ServerChange unannounced(Server server) {
        return new ServerChange(server, List.of());
    }
}
