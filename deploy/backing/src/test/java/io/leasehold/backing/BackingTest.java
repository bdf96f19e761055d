package io.leasehold.backing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackingTest {

    @Test
    void everybody_in_the_jvm_shares_the_same_servers() {
        assertThat(Backing.shared().postgres()).isSameAs(Backing.shared().postgres());
        assertThat(Backing.shared().kafka()).isSameAs(Backing.shared().kafka());
        assertThat(Backing.shared().identity()).isSameAs(Backing.shared().identity());
    }
}
