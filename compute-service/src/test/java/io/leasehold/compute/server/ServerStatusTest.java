package io.leasehold.compute.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServerStatusTest {
    @Test
    void actions_on_a_running_server_change_its_status_only_during_a_reboot() {
        assertThat(ServerStatus.of(VmState.ACTIVE, Optional.empty())).isEqualTo(ServerStatus.ACTIVE);
        assertThat(ServerStatus.of(VmState.ACTIVE, Optional.of(TaskState.POWERING_OFF)))
                .isEqualTo(ServerStatus.ACTIVE);
        assertThat(ServerStatus.of(VmState.ACTIVE, Optional.of(TaskState.REBOOTING)))
                .isEqualTo(ServerStatus.REBOOT);
        assertThat(ServerStatus.of(VmState.ACTIVE, Optional.of(TaskState.REBOOTING_HARD)))
                .isEqualTo(ServerStatus.HARD_REBOOT);
        assertThat(ServerStatus.of(VmState.STOPPED, Optional.of(TaskState.POWERING_ON)))
                .isEqualTo(ServerStatus.SHUTOFF);
        assertThat(ServerStatus.of(VmState.ERROR, Optional.of(TaskState.DELETING)))
                .isEqualTo(ServerStatus.ERROR);
    }

    @Test
    void every_combination_belongs_to_one_status() {
        List<ServerStatus.Combination> all = Arrays.stream(ServerStatus.values())
                .flatMap(status -> status.combinations().stream())
                .toList();

        assertThat(all).doesNotHaveDuplicates().hasSize(VmState.values().length * (TaskState.values().length + 1));
        assertThat(ServerStatus.find("shutoff")).contains(ServerStatus.SHUTOFF);
        assertThat(ServerStatus.find("nope")).isEmpty();
        assertThat(Stream.of(TaskState.values()).map(TaskState::text).map(TaskState::of))
                .containsExactly(TaskState.values());
    }
}
