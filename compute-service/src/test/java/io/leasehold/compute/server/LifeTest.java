package io.leasehold.compute.server;

import static io.leasehold.compute.server.ServerSamples.NOON;
import static io.leasehold.compute.server.ServerSamples.ordered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.event.ServerEvent;
import io.leasehold.compute.hardware.LparState;
import io.leasehold.compute.hardware.Mtms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LifeTest {
    private static final Mtms H1 = Mtms.of("910542A_78A1B01");
    private static final Mtms H2 = Mtms.of("910542A_78A1B02");
    private static final Instant LATER = NOON.plusSeconds(60);

    @Test
    void the_first_host_is_remembered_when_another_follows() {
        Server first = placed(ordered(), H1);
        Server displaced = Life.displaced(first, LATER).server();
        Server second = placed(displaced, H2);

        assertThat(displaced.host()).isEmpty();
        assertThat(displaced.state().tried()).containsExactly(H1);
        assertThat(displaced.is(TaskState.SCHEDULING)).isTrue();
        assertThat(second.host()).contains(H2);
        assertThat(second.metadata()).containsEntry("original_host", H1.toString());
    }

    @Test
    void every_change_has_a_newer_version_and_says_what_it_is() {
        Server placed = placed(ordered(), H1);
        Change made = Life.made(placed, LATER);
        Change running = Life.running(made.server(), LATER);

        assertThat(made.facts()).singleElement().isInstanceOf(ServerEvent.Starting.class);
        assertThat(running.facts()).singleElement().isInstanceOf(ServerEvent.Active.class);
        assertThat(running.server().state().version())
                .isGreaterThan(made.server().state().version());
        assertThat(running.server().times().launched()).contains(LATER);
        assertThat(Life.running(running.server(), LATER.plusSeconds(9))
                        .server()
                        .times()
                        .launched())
                .contains(LATER);
    }

    @Test
    void only_a_steady_server_is_started_and_stopped() {
        Server active = active();
        Server stopping = Life.stop(active, LATER).server();

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> Life.start(active, LATER))
                .withMessageContaining("while it is in vm_state active");
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> Life.reboot(stopping, true, LATER))
                .withMessageContaining("while it is in task_state powering-off");
        assertThat(Life.start(Life.stopped(stopping, LATER).server(), LATER).facts())
                .singleElement()
                .isInstanceOf(ServerEvent.Starting.class);
    }

    @Test
    void deleting_is_possible_in_any_state_and_twice_is_once() {
        Server going = Life.delete(ordered(), LATER).server();

        assertThat(going.isGoing()).isTrue();
        assertThat(Life.delete(going, LATER).server()).isEqualTo(going);
        assertThat(Life.delete(Life.stop(active(), LATER).server(), LATER)
                        .server()
                        .isGoing())
                .isTrue();
    }

    @Test
    void a_server_that_is_gone_names_the_devices_it_had() {
        Change gone = Life.gone(active(), List.of("d2"), LATER);

        assertThat(gone.facts()).singleElement().satisfies(fact -> {
            assertThat(fact.server().devices()).containsExactly("d2");
            assertThat(fact.server().status()).isEqualTo("DELETED");
        });
        assertThat(gone.server().times().deleted()).contains(LATER);
    }

    @Test
    void what_the_partition_does_by_itself_counts_while_nobody_works_on_the_server() {
        assertThat(Life.observed(active(), LparState.NOT_ACTIVATED, LATER)
                        .map(change -> change.server().vmState()))
                .contains(VmState.STOPPED);
        assertThat(Life.observed(Life.stopped(active(), NOON).server(), LparState.STARTING, LATER)
                        .map(change -> change.server().vmState()))
                .contains(VmState.ACTIVE);
        assertThat(Life.observed(active(), LparState.UNKNOWN, LATER)).isEmpty();
        assertThat(Life.observed(Life.stop(active(), NOON).server(), LparState.NOT_ACTIVATED, LATER))
                .isEmpty();
    }

    @Test
    void a_failure_says_why_and_success_clears_it() {
        Server failed =
                Life.failed(ordered(), "No valid host was found.", LATER).server();

        assertThat(failed.state().fault()).contains(new Fault(500, "No valid host was found.", LATER));
        assertThat(failed.status()).isEqualTo(Status.ERROR);
        assertThat(Life.stopped(failed, LATER).server().state().fault()).isEqualTo(Optional.empty());
    }

    private static Server active() {
        return Life.running(placed(ordered(), H1), NOON).server();
    }

    private static Server placed(Server server, Mtms host) {
        return Life.placed(server, new Server.Placement(host, new UUID(1, 1)), List.of(), LATER)
                .server();
    }
}
