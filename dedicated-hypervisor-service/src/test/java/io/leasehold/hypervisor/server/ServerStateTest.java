package io.leasehold.hypervisor.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.hypervisor.server.ServerState.Power;
import io.leasehold.hypervisor.server.ServerState.Status;
import io.leasehold.hypervisor.server.ServerState.Task;
import org.junit.jupiter.api.Test;

class ServerStateTest {
    @Test
    void deletion_changes_task_and_power_but_not_the_status() {
        ServerState deleting = ServerState.ACTIVE.deleting();

        assertThat(deleting).isEqualTo(new ServerState(Status.ACTIVE, Task.DELETING, Power.RUNNING, 100));
        assertThat(deleting.poweredOff()).isEqualTo(new ServerState(Status.ACTIVE, Task.DELETING, Power.SHUTDOWN, 100));
        assertThat(ServerState.ACTIVE.failed().deleting().status()).isEqualTo(Status.ERROR);
    }

    @Test
    void a_failed_server_is_powered_off_without_a_task() {
        assertThat(ServerState.building(40).failed())
                .isEqualTo(new ServerState(Status.ERROR, Task.NONE, Power.SHUTDOWN, 40));
        assertThat(ServerState.ACTIVE.deleting().failed())
                .isEqualTo(new ServerState(Status.ERROR, Task.NONE, Power.SHUTDOWN, 100));
    }
}
