package io.leasehold.local.login;

import io.leasehold.backing.identity.Project;
import io.leasehold.backing.identity.User;
import io.leasehold.local.login.AuthRequest.Named;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Users who may log in; services authenticate with their client secret at the provider instead. */
final class Directory {
    private static final String SERVICE = "service";
    /** Compared with when the user is unknown, so that the response time does not reveal which users exist. */
    private static final User UNKNOWN_USER = new User("", "", "", new Project("", ""), Set.of());

    private final List<User> people;

    Directory(List<User> users) {
        this.people =
                users.stream().filter(user -> !user.roles().contains(SERVICE)).toList();
    }

    /** Returns the user when the password is right. */
    Optional<User> authenticate(Named name, String password) {
        Optional<User> found = people.stream()
                .filter(user -> name.matches(user.id(), user.name()))
                .findFirst();
        return matches(found.orElse(UNKNOWN_USER).password(), password) ? found : Optional.empty();
    }

    List<Project> projects() {
        return people.stream().map(User::project).distinct().toList();
    }

    private static boolean matches(String known, String given) {
        return MessageDigest.isEqual(known.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
