package io.leasehold.reservation.lease.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttemptsTest {
    @Test
    void a_request_that_is_alone_takes_what_comes_first() {
        assertThat(Attempts.spread(1, 0)).isZero();
    }

    @Test
    void requests_at_one_moment_choose_among_as_many_as_they_are() {
        assertThat(Attempts.spread(64, 0)).isEqualTo(63);
    }

    @Test
    void each_loss_doubles_the_choice_since_other_replicas_compete_too() {
        assertThat(Attempts.spread(1, 1)).isEqualTo(1);
        assertThat(Attempts.spread(1, 3)).isEqualTo(7);
        assertThat(Attempts.spread(64, 2)).isEqualTo(255);
    }

    @Test
    void the_choice_has_an_end() {
        assertThat(Attempts.spread(64, 1_000)).isEqualTo(1_024);
        assertThat(Attempts.spread(1_000_000, 10)).isEqualTo(1_024);
    }
}
