package io.leasehold.device.hardware;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leasehold.common.adapter.ConsoleConfig;
import io.leasehold.common.adapter.Consoles;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardedDomainDevicesTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private record Settings(Duration deadline, int calls, int failures, Duration firstPause, Duration longestPause)
            implements ConsoleConfig {}

    /** Hosts that never answer. */
    private static final class FrozenDevices implements DomainDevices {
        @Override
        public Uni<Void> attach(String host, Domain domain, String device, AttachMode mode) {
            return Uni.createFrom().nothing();
        }

        @Override
        public Uni<Void> detach(String host, Domain domain, String device, AttachMode mode) {
            return Uni.createFrom().nothing();
        }

        @Override
        public Uni<Optional<String>> holder(String host, String device) {
            return Uni.createFrom().nothing();
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final DomainDevices devices = new GuardedDomainDevices(
            new FrozenDevices(),
            new Consoles(
                    new Settings(Duration.ofMillis(100), 8, 2, Duration.ofMinutes(1), Duration.ofMinutes(1)),
                    vertx,
                    Clock.systemUTC(),
                    new SimpleMeterRegistry()));

    @AfterEach
    void close() {
        var unused = vertx.close();
    }

    @Test
    void a_host_that_does_not_answer_times_out_and_is_paused_alone() {
        assertThatThrownBy(() -> holder("host")).isInstanceOf(HardwareFault.Timeout.class);
        assertThatThrownBy(() -> holder("host")).isInstanceOf(HardwareFault.Timeout.class);

        assertThatThrownBy(() -> holder("host")).isInstanceOf(HardwareFault.Busy.class);
        assertThatThrownBy(() -> holder("other host")).isInstanceOf(HardwareFault.Timeout.class);
    }

    private void holder(String host) {
        var unused = devices.holder(host, "device").await().atMost(TIMEOUT);
    }
}
