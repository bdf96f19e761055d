package io.leasehold.common.auth;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Who makes a request: made once, from the token only. Ids are in the spelling of
 * {@link io.leasehold.common.id.Identifiers#normalise}.
 */
public record Caller(String userId, String projectId, Set<Role> roles) {
    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Whether the caller has the role, itself or through a stronger one. */
    public boolean is(Role role) {
        return roles.contains(role)
                || switch (role) {
                    case READER -> is(Role.MEMBER);
                    case MEMBER -> is(Role.ADMIN);
                    case ADMIN, SERVICE -> false;
                };
    }

    public boolean isAdmin() {
        return is(Role.ADMIN);
    }

    /** The roles among the names of a token; names that the suite does not know count for nothing. */
    static Set<Role> rolesOf(Iterable<String> names) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : names) {
            for (Role role : Role.values()) {
                if (role.name().toLowerCase(Locale.ROOT).equals(name)) {
                    roles.add(role);
                }
            }
        }
        return roles;
    }
}
