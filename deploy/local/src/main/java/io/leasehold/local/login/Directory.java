package io.leasehold.local.login;

import io.leasehold.backing.identity.Project;
import io.leasehold.backing.identity.User;
import io.leasehold.local.login.AuthRequest.Named;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The people who may log in; services do not, they show their client's secret to the provider. */
final class Directory {
    private static final String SERVICE = "service";
    /** Compared with when there is no such user, so that the time of an answer does not tell who exists. */
    private static final User UNKNOWN_USER = new User("", "", "", new Project("", ""), Set.of());

    private final List<User> people;

    Directory(List<User> users) {
        this.people =
                users.stream().filter(user -> !user.roles().contains(SERVICE)).toList();
    }

    /** The user, when the password is right. */
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
