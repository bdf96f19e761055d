package io.leasehold.compute.servergroup;

import io.leasehold.compute.scheduling.PlacementRequest.GroupPolicy;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Servers that are placed with a view to one another.
 *
 * @param mostPerHost how many of them one host takes; only where they are kept apart
 * @param members the living servers in it
 */
public record ServerGroup(
        UUID id,
        String name,
        String projectId,
        String userId,
        GroupPolicy policy,
        Optional<Integer> mostPerHost,
        List<UUID> members) {
    public ServerGroup {
        members = List.copyOf(members);
    }
}
