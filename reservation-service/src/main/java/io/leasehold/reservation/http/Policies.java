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
 * Who may do what in this deployment: the rules of {@link Policy} with the settings' roles. A rule holds in the owning
 * project for those who have its role, and everywhere for an administrator. A setting that names no rule or no role of
 * people stops the start.
 */
@Singleton
@Startup
public class Policies {
    private final Map<Policy, Role> overrides = new EnumMap<>(Policy.class);

    Policies(PolicyConfig config) {
        config.rules().forEach((action, role) -> overrides.put(named(action), ofPeople(action, role)));
    }

    /** 403 unless the caller may do this in its own project. */
    public void require(Policy policy, Caller caller) {
        require(policy, caller, caller.projectId());
    }

    /** 403 unless the caller may do this to something that {@code owner}, a project, owns. */
    public void require(Policy policy, Caller caller, String owner) {
        boolean atHome = caller.projectId().equals(owner) && caller.is(overrides.getOrDefault(policy, policy.usual()));
        if (!atHome && !caller.isAdmin()) {
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

    private static Role ofPeople(String action, Role role) {
        return switch (role) {
            case READER, MEMBER, ADMIN -> role;
            case SERVICE ->
                throw new IllegalStateException(
                        "reservation.policy.rules.\"%s\" is service; it must be reader, member or admin"
                                .formatted(action));
        };
    }
}
