package io.leasehold.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessIdentityTest {
    private final ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());

    @Test
    void a_running_process_is_found() {
        assertThat(self.find()).hasValue(ProcessHandle.current());
    }

    @Test
    void a_process_that_began_at_another_time_is_another_one() {
        assertThat(new ProcessIdentity(self.pid(), self.started().minusSeconds(1)).find())
                .isEmpty();
    }
}
