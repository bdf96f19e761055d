package io.leasehold.backing.postgres;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Roles of the four services in tests and in the local stack, from {@code roles.json}. */
public final class LocalRoles {

    private static final String RESOURCE = "/io/leasehold/backing/roles.json";

    private LocalRoles() {}

    public static List<ServiceRole> load() {
        try (var roles = LocalRoles.class.getResourceAsStream(RESOURCE)) {
            return List.of(new JsonMapper().readValue(roles, ServiceRole[].class));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    /** Returns the role called {@code name}. */
    public static ServiceRole get(String name) {
        return load().stream()
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no role " + name));
    }
}
