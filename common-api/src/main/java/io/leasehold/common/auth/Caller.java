package io.leasehold.common.auth;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Sender of a request, built once from the token. Ids are spelled as {@link
 * io.leasehold.common.id.Identifiers#normalise} returns them.
 */
public record Caller(String userId, String projectId, Set<Role> roles) {
    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Returns true when the caller has the role or a role that implies the role. */
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

    /** Returns the roles among the names that a token carries; unknown names are ignored. */
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
