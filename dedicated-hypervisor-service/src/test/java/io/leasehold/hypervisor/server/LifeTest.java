package io.leasehold.hypervisor.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.hypervisor.server.Life.Power;
import io.leasehold.hypervisor.server.Life.Status;
import io.leasehold.hypervisor.server.Life.Task;
import org.junit.jupiter.api.Test;

class LifeTest {
    @Test
    void being_deleted_changes_task_and_power_and_never_the_status() {
        Life deleting = Life.ACTIVE.deleting();

        assertThat(deleting).isEqualTo(new Life(Status.ACTIVE, Task.DELETING, Power.RUNNING, 100));
        assertThat(deleting.off()).isEqualTo(new Life(Status.ACTIVE, Task.DELETING, Power.SHUTDOWN, 100));
        assertThat(Life.ACTIVE.broken().deleting().status()).isEqualTo(Status.ERROR);
    }

    @Test
    void what_failed_is_off_and_nothing_is_done_to_it() {
        assertThat(Life.building(40).broken()).isEqualTo(new Life(Status.ERROR, Task.NONE, Power.SHUTDOWN, 40));
        assertThat(Life.ACTIVE.deleting().broken()).isEqualTo(new Life(Status.ERROR, Task.NONE, Power.SHUTDOWN, 100));
    }
}
