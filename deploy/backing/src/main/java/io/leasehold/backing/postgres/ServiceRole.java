package io.leasehold.backing.postgres;

import java.util.List;

/**
 * A service's login to the database and the schemas it owns.
 *
 * @param schemas the first one is where unqualified names of this role live
 */
public record ServiceRole(String name, String password, List<String> schemas) {

    public ServiceRole {
        schemas = List.copyOf(schemas);
        if (schemas.isEmpty()) {
            throw new IllegalArgumentException("role %s owns no schema".formatted(name));
        }
    }

    /** The name and password the service connects with. */
    public Login login() {
        return new Login(name, password);
    }

    @Override
    public String toString() {
        return name + schemas;
    }
}
