package io.leasehold.compute.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatusTest {
    @Test
    void what_is_done_to_a_running_server_shows_only_when_it_reboots() {
        assertThat(Status.of(VmState.ACTIVE, Optional.empty())).isEqualTo(Status.ACTIVE);
        assertThat(Status.of(VmState.ACTIVE, Optional.of(TaskState.POWERING_OFF)))
                .isEqualTo(Status.ACTIVE);
        assertThat(Status.of(VmState.ACTIVE, Optional.of(TaskState.REBOOTING))).isEqualTo(Status.REBOOT);
        assertThat(Status.of(VmState.ACTIVE, Optional.of(TaskState.REBOOTING_HARD)))
                .isEqualTo(Status.HARD_REBOOT);
        assertThat(Status.of(VmState.STOPPED, Optional.of(TaskState.POWERING_ON)))
                .isEqualTo(Status.SHUTOFF);
        assertThat(Status.of(VmState.ERROR, Optional.of(TaskState.DELETING))).isEqualTo(Status.ERROR);
    }

    @Test
    void every_combination_belongs_to_one_status() {
        List<Status.Combination> all = Arrays.stream(Status.values())
                .flatMap(status -> status.combinations().stream())
                .toList();

        assertThat(all).doesNotHaveDuplicates().hasSize(VmState.values().length * (TaskState.values().length + 1));
        assertThat(Status.find("shutoff")).contains(Status.SHUTOFF);
        assertThat(Status.find("nope")).isEmpty();
        assertThat(Stream.of(TaskState.values()).map(TaskState::text).map(TaskState::of))
                .containsExactly(TaskState.values());
    }
}
