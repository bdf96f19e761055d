package io.leasehold.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leasehold.local.process.ProcessIdentity;
import io.leasehold.local.process.ProcessState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the stack without services, which are built after this module. */
class StackTest {
    @TempDir
    private Path folder = Path.of("unset");

    @Test
    void the_stack_comes_up_heals_and_leaves_nothing_behind() {
        StackConfig config = StackConfig.onFreePorts(folder, folder.resolve("a home"), List.of());
        Stack stack = new Stack(config, Progress.silent());
        try (stack) {
            stack.start();

            assertThat(stack.token("alice").split("\\.")).hasSize(3);
            assertThat(Http.get(stack.gateway().resolve("/reservation/v1/leases"))
                            .statusCode())
                    .isEqualTo(503);
            Stack second = new Stack(config, Progress.silent());
            assertThatThrownBy(second::start).hasMessageContaining("The stack is up already");
            second.close();
            assertThat(new StateFile(config.home()).readRunning()).isPresent();

            stack.process(PartNames.IDENTITY).kill();
            stack.awaitReady();

            assertThat(stack.token("bob")).isNotEmpty();
        }
        assertThat(stack.state().parts())
                .allSatisfy(part -> assertThat(part.state()).isEqualTo(ProcessState.STOPPED))
                .allSatisfy(part -> assertThat(part.process().flatMap(ProcessIdentity::find))
                        .isEmpty());
        assertThat(new StateFile(config.home()).read()).isEmpty();
        PortInUse.check(config.ports());
    }

    @Test
    void a_service_that_is_not_built_is_named() {
        StackConfig config = StackConfig.onFreePorts(folder, folder, Service.ALL);

        assertThatThrownBy(() -> new Stack(config, Progress.silent()))
                .hasMessageContaining("reservation-service is not built");
    }
}
