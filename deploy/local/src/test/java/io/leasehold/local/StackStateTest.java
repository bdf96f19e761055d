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
    void what_is_noted_can_be_read_until_it_is_forgotten() {
        StateFile notes = new StateFile(home);

        notes.write(STATE);

        assertThat(notes.read()).hasValue(STATE);

        notes.forget();

        assertThat(notes.read()).isEmpty();
    }

    @Test
    void notes_of_a_dead_stack_are_not_taken_for_a_live_one() {
        StateFile notes = new StateFile(home);

        notes.write(STATE);

        assertThat(notes.readLive()).isEmpty();
    }
}
