package io.leasehold.backing.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Set;
import org.junit.jupiter.api.Test;

class LocalUsersTest {

    @Test
    void people_belong_to_their_projects() {
        assertThat(LocalUsers.load())
                .filteredOn(user -> !user.roles().contains("service"))
                .extracting(User::name, User::password, user -> user.project().name(), User::roles)
                .containsExactly(
                        tuple("admin", "admin", "admin", Set.of("admin")),
                        tuple("alice", "alice", "demo", Set.of("member")),
                        tuple("rita", "rita", "demo", Set.of("reader")),
                        tuple("bob", "bob", "other", Set.of("member")));
    }

    @Test
    void services_share_a_project_that_is_nobodys() {
        assertThat(LocalUsers.load())
                .filteredOn(user -> user.roles().contains("service"))
                .hasSize(4)
                .allSatisfy(service -> assertThat(service.project().name()).isEqualTo("service"));
    }

    @Test
    void ids_are_fixed_and_hexadecimal() {
        assertThat(LocalUsers.load())
                .extracting(User::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9a-f]{32}"));
        assertThat(LocalUsers.get("admin").project().id()).isEqualTo("36c27e8ff05c4780bf6d2fa65700f22e");
        assertThat(LocalUsers.get("bob").project().id()).isEqualTo("9da9116dcc444ad8aca57db398fcb477");
    }
}
