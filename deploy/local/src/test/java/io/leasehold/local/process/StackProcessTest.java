package io.leasehold.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Integer> deaths = new CopyOnWriteArrayList<>();
    private final ProcessListener observer = new ProcessListener() {
        @Override
        public void changed(StackProcess process) {}

        @Override
        public void died(StackProcess process, int exitCode) {
            deaths.add(exitCode);
        }
    };

    @TempDir
    private Path folder = Path.of("unset");

    private StackProcess process = new StackProcess(TestPrograms.plan(folder, List.of()), observer);

    @BeforeEach
    void plan() {
        process = new StackProcess(TestPrograms.plan(folder, TestPrograms.command("lives")), observer);
    }

    @AfterEach
    void end() {
        process.stop();
    }

    @Test
    void a_killed_process_comes_back() {
        process.start();
        process.awaitReady(PATIENCE);
        ProcessIdentity first = process.identity().orElseThrow();

        process.kill();
        process.awaitReady(PATIENCE);

        assertThat(first.find()).isEmpty();
        assertThat(process.identity()).isPresent().isNotEqualTo(first);
        assertThat(process.restarts()).isEqualTo(1);
        assertThat(deaths).containsExactly(137);
    }

    @Test
    void a_process_that_is_taken_down_stays_down_until_it_is_started() {
        process.start();
        process.awaitReady(PATIENCE);

        process.takeDown();

        assertThat(process.state()).isEqualTo(ProcessState.STOPPED);
        assertThat(process.identity()).isEmpty();
        assertThat(deaths).isEmpty();

        process.start();
        process.awaitReady(PATIENCE);

        assertThat(process.restarts()).isZero();
    }

    @Test
    void a_restarted_process_is_another_one() {
        process.start();
        process.awaitReady(PATIENCE);
        ProcessIdentity first = process.identity().orElseThrow();

        process.restart();
        process.awaitReady(PATIENCE);

        assertThat(process.identity()).isPresent().isNotEqualTo(first);
    }

    @Test
    void a_process_that_cannot_come_up_is_given_up_with_its_last_words() {
        process = new StackProcess(TestPrograms.plan(folder, TestPrograms.command("dies")), observer);

        process.start();

        assertThatThrownBy(() -> process.awaitReady(PATIENCE))
                .hasMessageContaining("test-program does not come up")
                .hasMessageContaining("cannot go on like this");
        assertThat(deaths).contains(3);
    }
}
