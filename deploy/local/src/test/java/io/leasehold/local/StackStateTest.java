package io.leasehold.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.local.process.ProcessIdentity;
import io.leasehold.local.process.ProcessState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackStateTest {
    private static final StackState STATE = new StackState(
            new ProcessIdentity(1, Instant.parse("2030-01-01T10:00:00.120Z")),
            8080,
            true,
            List.of(
                    new StackState.Part(
                            "kafka", 17092, ProcessState.READY, Optional.of(new ProcessIdentity(2, Instant.EPOCH)), 3),
                    new StackState.Part("postgres", 17432, ProcessState.DIED, Optional.empty(), 0)));

    @TempDir
    private Path home = Path.of("unset");

    @BeforeEach
    void makeRunFolder() throws IOException {
        Files.createDirectories(home.resolve("run"));
    }

    @Test
    void a_written_state_can_be_read_until_it_is_deleted() {
        StateFile stateFile = new StateFile(home);

        stateFile.write(STATE);

        assertThat(stateFile.read()).hasValue(STATE);

        stateFile.delete();

        assertThat(stateFile.read()).isEmpty();
    }

    @Test
    void the_state_of_a_terminated_stack_is_not_that_of_a_running_one() {
        StateFile stateFile = new StateFile(home);

        stateFile.write(STATE);

        assertThat(stateFile.readRunning()).isEmpty();
    }
}
