package io.leasehold.backing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackingTest {

    @Test
    void the_servers_are_shared_in_the_jvm() {
        assertThat(Backing.shared().postgres()).isSameAs(Backing.shared().postgres());
        assertThat(Backing.shared().kafka()).isSameAs(Backing.shared().kafka());
        assertThat(Backing.shared().identity()).isSameAs(Backing.shared().identity());
    }
}
