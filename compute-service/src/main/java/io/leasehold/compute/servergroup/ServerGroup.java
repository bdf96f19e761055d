package io.leasehold.compute.servergroup;

import io.leasehold.compute.scheduling.PlacementRequest.GroupPolicy;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A group of servers with a placement policy.
 *
 * @param mostPerHost maximum number of servers on a host, for the policy anti-affinity
 * @param members servers that are not deleted
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
