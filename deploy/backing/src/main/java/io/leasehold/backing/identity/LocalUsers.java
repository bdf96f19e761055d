package io.leasehold.backing.identity;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** People and services of tests and of the local stack, from {@code users.json}. */
public final class LocalUsers {

    private static final String RESOURCE = "/io/leasehold/backing/users.json";

    private LocalUsers() {}

    /** Returns people, whose password is their name, and services, which have the role {@code service}. */
    public static List<User> load() {
        try (var users = LocalUsers.class.getResourceAsStream(RESOURCE)) {
            return List.of(new JsonMapper().readValue(users, User[].class));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    /** Returns the user or service called {@code name}. */
    public static User get(String name) {
        return load().stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no user " + name));
    }
}
