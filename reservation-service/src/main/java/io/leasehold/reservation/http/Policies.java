package io.leasehold.reservation.http;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.auth.Role;
import io.leasehold.common.error.ServiceException;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Policy rules of this deployment: the rules of {@link Policy} with the roles from the settings. A rule admits callers of the
 * owning project who have its role, and administrators everywhere. A setting with an unknown rule or with a role that users
 * cannot have stops the start.
 */
@Singleton
@Startup
public class Policies {
    private final Map<Policy, Role> overrides = new EnumMap<>(Policy.class);

    Policies(PolicyConfig config) {
        config.rules().forEach((action, role) -> overrides.put(named(action), ofUsers(action, role)));
    }

    /** Fails with 403 unless the rule admits the caller in the own project. */
    public void require(Policy policy, Caller caller) {
        require(policy, caller, caller.projectId());
    }

    /** Fails with 403 unless the rule admits the caller in the project {@code owner}. */
    public void require(Policy policy, Caller caller, String owner) {
        boolean admitted =
                caller.projectId().equals(owner) && caller.is(overrides.getOrDefault(policy, policy.defaultRole()));
        if (!admitted && !caller.isAdmin()) {
            throw ServiceException.forbidden(
                    "Policy doesn't allow blazar:%s to be performed".formatted(policy.action()));
        }
    }

    private static Policy named(String action) {
        return Arrays.stream(Policy.values())
                .filter(policy -> policy.action().equals(action))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "reservation.policy.rules names the rule %s, which does not exist".formatted(action)));
    }

    private static Role ofUsers(String action, Role role) {
        return switch (role) {
            case READER, MEMBER, ADMIN -> role;
            case SERVICE ->
                throw new IllegalStateException(
                        "reservation.policy.rules.\"%s\" is service; it must be reader, member or admin"
                                .formatted(action));
        };
    }
}
