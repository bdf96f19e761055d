package io.leasehold.common.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {
    @Test
    void an_administrator_may_do_what_members_and_readers_may() {
        Caller admin = caller(Role.ADMIN);

        assertThat(admin.is(Role.MEMBER)).isTrue();
        assertThat(admin.is(Role.READER)).isTrue();
        assertThat(admin.is(Role.SERVICE)).isFalse();
    }

    @Test
    void a_reader_may_not_do_what_members_may() {
        assertThat(caller(Role.READER).is(Role.MEMBER)).isFalse();
    }

    @Test
    void a_service_is_nothing_else() {
        assertThat(caller(Role.SERVICE).is(Role.READER)).isFalse();
    }

    @Test
    void names_that_the_suite_does_not_know_give_no_role() {
        assertThat(Caller.rolesOf(List.of("member", "ADMIN", "root"))).containsExactly(Role.MEMBER);
    }

    private static Caller caller(Role role) {
        return new Caller("u", "p", Set.of(role));
    }
}
