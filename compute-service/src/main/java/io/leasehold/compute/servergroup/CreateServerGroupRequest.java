package io.leasehold.compute.servergroup;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.id.Ids;
import io.leasehold.compute.nova.Fields;
import io.leasehold.compute.nova.Microversion;
import io.leasehold.compute.nova.Value;
import io.leasehold.compute.scheduling.PlacementRequest.GroupPolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Body of a request for a server group. */
final class CreateServerGroupRequest {
    private static final Set<String> POLICIES =
            Set.of("affinity", "anti-affinity", "soft-affinity", "soft-anti-affinity");

    private CreateServerGroupRequest() {}

    static ServerGroup of(Fields body, Caller caller, Microversion version, Ids ids) {
        Fields group = body.only("server_group").object("server_group");
        GroupPolicy policy = version.atLeast(64) ? named(group) : listed(group, version);
        Optional<Integer> most = version.atLeast(64) ? most(group, policy) : Optional.empty();
        return new ServerGroup(
                ids.next(), group.text("name"), caller.projectId(), caller.userId(), policy, most, List.of());
    }

    private static GroupPolicy named(Fields group) {
        return policy(group.only("name", "policy", "rules").get("policy"));
    }

    private static GroupPolicy listed(Fields group, Microversion version) {
        Value policies = group.only("name", "policies").get("policies");
        if (policies.list(1).size() != 1) {
            throw policies.refusal("[] is too short");
        }
        GroupPolicy policy = policy(policies.list(1).getFirst());
        if (!version.atLeast(15) && (policy == GroupPolicy.SOFT_AFFINITY || policy == GroupPolicy.SOFT_ANTI_AFFINITY)) {
            throw policies.refusal("'%s' is not one of ['anti-affinity', 'affinity']".formatted(policy.text()));
        }
        return policy;
    }

    private static GroupPolicy policy(Value value) {
        if (!POLICIES.contains(value.text(255))) {
            throw value.refusal("'%s' is not one of %s"
                    .formatted(value.text(255), POLICIES.stream().sorted().toList()));
        }
        return GroupPolicy.of(value.text(255));
    }

    private static Optional<Integer> most(Fields group, GroupPolicy policy) {
        Optional<Integer> most = group.find("rules")
                .flatMap(value -> value.object().only("max_server_per_host").find("max_server_per_host"))
                .map(value -> value.number(1, 1000));
        if (most.isPresent() && policy != GroupPolicy.ANTI_AFFINITY) {
            throw ServiceException.badRequest("Only anti-affinity policy supports rules.");
        }
        return most;
    }
}
