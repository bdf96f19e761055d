package io.leasehold.local.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.backing.identity.LocalUsers;
import io.leasehold.backing.identity.Project;
import io.leasehold.backing.identity.User;
import io.leasehold.local.login.AuthRequest.Named;
import org.junit.jupiter.api.Test;

class DirectoryTest {
    private final Directory directory = new Directory(LocalUsers.load());

    @Test
    void the_right_password_finds_the_user_by_name_and_by_id() {
        String id = LocalUsers.get("alice").id();

        assertThat(directory.authenticate(named("alice"), "alice"))
                .map(User::id)
                .hasValue(id);
        assertThat(directory.authenticate(new Named(id, null, null), "alice")).isPresent();
    }

    @Test
    void a_wrong_password_or_name_finds_nobody() {
        assertThat(directory.authenticate(named("alice"), "Alice")).isEmpty();
        assertThat(directory.authenticate(named("alice"), "")).isEmpty();
        assertThat(directory.authenticate(named("nobody"), "")).isEmpty();
    }

    @Test
    void services_do_not_log_in() {
        assertThat(directory.authenticate(named("compute-service"), "compute-service"))
                .isEmpty();
    }

    @Test
    void a_project_of_two_people_is_listed_once() {
        assertThat(directory.projects()).extracting(Project::name).containsExactly("admin", "demo", "other");
    }

    private static Named named(String name) {
        return new Named(null, name, null);
    }
}
