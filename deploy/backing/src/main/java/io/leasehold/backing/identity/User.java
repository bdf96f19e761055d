package io.leasehold.backing.identity;

import java.util.Set;

/** User or service that gets tokens for one project. */
public record User(String id, String name, String password, Project project, Set<String> roles) {

    public User {
        roles = Set.copyOf(roles);
    }
}
