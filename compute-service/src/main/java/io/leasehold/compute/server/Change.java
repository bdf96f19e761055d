package io.leasehold.compute.server;

import io.leasehold.common.event.ServerEvent;
import java.util.List;

/**
 * A server that is not what it was.
 *
 * @param facts what others are told
 */
public record Change(Server server, List<ServerEvent> facts) {
    public Change {
        facts = List.copyOf(facts);
    }

    /** A change that concerns nobody else. */
    public static Change silent(Server server) {
        return new Change(server, List.of());
    }
}
