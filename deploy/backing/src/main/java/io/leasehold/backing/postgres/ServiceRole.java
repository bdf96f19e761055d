package io.leasehold.backing.postgres;

import java.util.List;

/**
 * Database login of a service and the schemas that it owns.
 *
 * @param schemas the first one is the default schema for unqualified names
 */
public record ServiceRole(String name, String password, List<String> schemas) {

    public ServiceRole {
        schemas = List.copyOf(schemas);
        if (schemas.isEmpty()) {
            throw new IllegalArgumentException("role %s owns no schema".formatted(name));
        }
    }

    /** Returns the name and password of the role. */
    public Login login() {
        return new Login(name, password);
    }

    @Override
    public String toString() {
        return name + schemas;
    }
}
