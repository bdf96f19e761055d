package io.leasehold.compute.refcode;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.compute.refcode.PolledServer.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PolledServerTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");
    private static final UUID SERVER = new UUID(7, 7);
    private static final PolledServer UNREAD = new PolledServer(SERVER, false, Optional.empty(), 0);
    private static final ReferenceCode BOOTING = new ReferenceCode("0510", "cfgmgr");
    private static final ReferenceCode RUNNING = new ReferenceCode("0000", "AIX");
    private static final Duration SLOW = Duration.ofSeconds(30);
    private static final Duration FAST = Duration.ofSeconds(5);

    @Test
    @Tag("case-47")
    void a_read_is_shown_with_a_time_of_twenty_digits() {
        Outcome first = UNREAD.read(RUNNING, NOON, CONFIG);

        assertThat(RefcodeMetadata.of(first))
                .isEqualTo(Map.of(
                        "powervc:vm_refcode", "0000",
                        "powervc:vm_led_code", "AIX",
                        "powervc:vm_refcode_query_ts", "20260301120000123456"));
        assertThat(first.codeChanged()).isTrue();
    }

    @Test
    void reads_are_fast_after_a_change_until_three_are_equal() {
        Outcome first = UNREAD.read(BOOTING, NOON, CONFIG);
        Outcome second = after(first).read(BOOTING, NOON.plusSeconds(5), CONFIG);
        Outcome third = after(second).read(BOOTING, NOON.plusSeconds(10), CONFIG);
        Outcome changed = after(third).read(RUNNING, NOON.plusSeconds(40), CONFIG);

        assertThat(first.dueIn()).isEqualTo(FAST);
        assertThat(second.dueIn()).isEqualTo(FAST);
        assertThat(second.changed()).isFalse();
        assertThat(third.dueIn()).isEqualTo(SLOW);
        assertThat(changed.dueIn()).isEqualTo(FAST);
        assertThat(changed.codeChanged()).isTrue();
    }

    @Test
    void reads_are_fast_while_the_server_has_a_task() {
        Outcome steady = steady();

        PolledServer busy = new PolledServer(SERVER, true, steady.reading(), 0);

        assertThat(busy.read(RUNNING, NOON.plusSeconds(60), CONFIG).dueIn()).isEqualTo(FAST);
    }

    @Test
    void a_change_of_the_text_only_is_not_announced() {
        Outcome other = after(steady()).read(new ReferenceCode("0000", "other"), NOON.plusSeconds(60), CONFIG);

        assertThat(other.changed()).isTrue();
        assertThat(other.codeChanged()).isFalse();
    }

    @Test
    void each_read_has_a_later_time_even_when_the_clock_stands_still() {
        Outcome first = UNREAD.read(BOOTING, NOON, CONFIG);
        Outcome second = after(first).read(BOOTING, NOON.minusSeconds(1), CONFIG);

        assertThat(second.reading().orElseThrow().queriedAt())
                .isEqualTo(first.reading().orElseThrow().queriedAt().plusNanos(1000));
    }

    @Test
    @Tag("case-53")
    void values_are_kept_and_stale_after_three_failures_until_a_read_succeeds() {
        Outcome once = after(steady()).readFailed(NOON, CONFIG);
        Outcome twice = after(once).readFailed(NOON, CONFIG);
        Outcome thrice = after(twice).readFailed(NOON, CONFIG);

        assertThat(RefcodeMetadata.of(twice)).isEmpty();
        assertThat(RefcodeMetadata.of(thrice)).isEqualTo(Map.of("powervc:vm_refcode_stale", "true"));
        assertThat(thrice.reading()).isEqualTo(steady().reading());
        assertThat(after(thrice).read(RUNNING, NOON, CONFIG).isStale()).isFalse();
    }

    private static Outcome steady() {
        Outcome last = UNREAD.read(RUNNING, NOON, CONFIG);
        for (int read = 0; read < 3; read++) {
            last = after(last).read(RUNNING, NOON, CONFIG);
        }
        return last;
    }

    private static PolledServer after(Outcome outcome) {
        return new PolledServer(SERVER, false, outcome.reading(), outcome.failures());
    }

    private static final RefcodeConfig CONFIG = new RefcodeConfig() {
        @Override
        public Duration interval() {
            return SLOW;
        }

        @Override
        public Duration fastInterval() {
            return FAST;
        }

        @Override
        public Duration fastFor() {
            return Duration.ofMinutes(15);
        }
    };
}
