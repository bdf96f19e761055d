package io.leasehold.bench.pgbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PgbenchTest {
    @Test
    void the_rate_is_that_of_the_seconds_after_the_first_three() {
        assertThat(Pgbench.rate("""
                pgbench (15.18, server 17.10)
                progress: 1.0 s, 14.0 tps, lat 430.1 ms stddev 100.0, 0 failed
                progress: 2.0 s, 200.0 tps, lat 40.1 ms stddev 10.0, 0 failed
                progress: 3.0 s, 900.0 tps, lat 4.1 ms stddev 1.0, 0 failed
                progress: 4.0 s, 1000.0 tps, lat 4.0 ms stddev 1.0, 0 failed
                progress: 5.0 s, 1100.0 tps, lat 4.0 ms stddev 1.0, 0 failed
                tps = 642.8 (without initial connection time)
                """)).isEqualTo(1050);
    }

    @Test
    void a_client_that_gave_up_spoils_it() {
        assertThatThrownBy(() -> Pgbench.rate("pgbench: error: client 3 aborted in command 5 of script 0"))
                .hasMessageContaining("client 3 aborted");
    }
}
