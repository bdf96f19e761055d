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

class ServerTransitionsTest {
    private static final Mtms H1 = Mtms.of("910542A_78A1B01");
    private static final Mtms H2 = Mtms.of("910542A_78A1B02");
    private static final Instant LATER = NOON.plusSeconds(60);

    @Test
    void the_first_host_is_recorded_once() {
        Server first = placed(ordered(), H1);
        Server rescheduled = ServerTransitions.rescheduled(first, LATER).server();
        Server second = placed(rescheduled, H2);

        assertThat(rescheduled.host()).isEmpty();
        assertThat(rescheduled.state().tried()).containsExactly(H1);
        assertThat(rescheduled.is(TaskState.SCHEDULING)).isTrue();
        assertThat(second.host()).contains(H2);
        assertThat(second.metadata()).containsEntry("original_host", H1.toString());
    }

    @Test
    void every_change_has_a_newer_version_and_its_event() {
        Server placed = placed(ordered(), H1);
        ServerChange made = ServerTransitions.partitionCreated(placed, LATER);
        ServerChange running = ServerTransitions.running(made.server(), LATER);

        assertThat(made.events()).singleElement().isInstanceOf(ServerEvent.Starting.class);
        assertThat(running.events()).singleElement().isInstanceOf(ServerEvent.Active.class);
        assertThat(running.server().state().version())
                .isGreaterThan(made.server().state().version());
        assertThat(running.server().times().launched()).contains(LATER);
        assertThat(ServerTransitions.running(running.server(), LATER.plusSeconds(9))
                        .server()
                        .times()
                        .launched())
                .contains(LATER);
    }

    @Test
    void only_a_server_without_a_task_is_started_and_stopped() {
        Server active = active();
        Server stopping = ServerTransitions.stop(active, LATER).server();

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> ServerTransitions.start(active, LATER))
                .withMessageContaining("while it is in vm_state active");
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> ServerTransitions.reboot(stopping, true, LATER))
                .withMessageContaining("while it is in task_state powering-off");
        assertThat(ServerTransitions.start(
                                ServerTransitions.stopped(stopping, LATER).server(), LATER)
                        .events())
                .singleElement()
                .isInstanceOf(ServerEvent.Starting.class);
    }

    @Test
    void deletion_is_possible_in_any_state_and_may_be_repeated() {
        Server going = ServerTransitions.delete(ordered(), LATER).server();

        assertThat(going.isBeingDeleted()).isTrue();
        assertThat(ServerTransitions.delete(going, LATER).server()).isEqualTo(going);
        assertThat(ServerTransitions.delete(
                                ServerTransitions.stop(active(), LATER).server(), LATER)
                        .server()
                        .isBeingDeleted())
                .isTrue();
    }

    @Test
    void the_deletion_of_a_server_names_its_devices() {
        ServerChange gone = ServerTransitions.deleted(active(), List.of("d2"), LATER);

        assertThat(gone.events()).singleElement().satisfies(fact -> {
            assertThat(fact.server().devices()).containsExactly("d2");
            assertThat(fact.server().status()).isEqualTo("DELETED");
        });
        assertThat(gone.server().times().deleted()).contains(LATER);
    }

    @Test
    void power_changes_of_the_partition_are_recorded_for_a_server_without_a_task() {
        assertThat(ServerTransitions.observed(active(), LparState.NOT_ACTIVATED, LATER)
                        .map(change -> change.server().vmState()))
                .contains(VmState.STOPPED);
        assertThat(ServerTransitions.observed(
                                ServerTransitions.stopped(active(), NOON).server(), LparState.STARTING, LATER)
                        .map(change -> change.server().vmState()))
                .contains(VmState.ACTIVE);
        assertThat(ServerTransitions.observed(active(), LparState.UNKNOWN, LATER))
                .isEmpty();
        assertThat(ServerTransitions.observed(
                        ServerTransitions.stop(active(), NOON).server(), LparState.NOT_ACTIVATED, LATER))
                .isEmpty();
    }

    @Test
    void a_failure_has_a_reason_and_success_clears_the_fault() {
        Server failed = ServerTransitions.failed(ordered(), "No valid host was found.", LATER)
                .server();

        assertThat(failed.state().fault()).contains(new ServerFault(500, "No valid host was found.", LATER));
        assertThat(failed.status()).isEqualTo(ServerStatus.ERROR);
        assertThat(ServerTransitions.stopped(failed, LATER).server().state().fault())
                .isEqualTo(Optional.empty());
    }

    private static Server active() {
        return ServerTransitions.running(placed(ordered(), H1), NOON).server();
    }

    private static Server placed(Server server, Mtms host) {
        return ServerTransitions.placed(server, new Server.Placement(host, new UUID(1, 1)), List.of(), LATER)
                .server();
    }
}
