package io.leasehold.hypervisor.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.hypervisor.server.ServerState.Power;
import io.leasehold.hypervisor.server.ServerState.Status;
import io.leasehold.hypervisor.server.ServerState.Task;
import org.junit.jupiter.api.Test;

class ServerStateTest {
    @Test
    void being_deleted_changes_task_and_power_and_never_the_status() {
        ServerState deleting = ServerState.ACTIVE.deleting();

        assertThat(deleting).isEqualTo(new ServerState(Status.ACTIVE, Task.DELETING, Power.RUNNING, 100));
        assertThat(deleting.poweredOff()).isEqualTo(new ServerState(Status.ACTIVE, Task.DELETING, Power.SHUTDOWN, 100));
        assertThat(ServerState.ACTIVE.failed().deleting().status()).isEqualTo(Status.ERROR);
    }

    @Test
    void what_failed_is_off_and_nothing_is_done_to_it() {
        assertThat(ServerState.building(40).failed())
                .isEqualTo(new ServerState(Status.ERROR, Task.NONE, Power.SHUTDOWN, 40));
        assertThat(ServerState.ACTIVE.deleting().failed())
                .isEqualTo(new ServerState(Status.ERROR, Task.NONE, Power.SHUTDOWN, 100));
    }
}
