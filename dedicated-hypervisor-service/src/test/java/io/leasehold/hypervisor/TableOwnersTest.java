package io.leasehold.hypervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.common.test.TableOwners;
import org.junit.jupiter.api.Test;

class TableOwnersTest {
    @Test
    void every_table_is_named_by_its_feature_only_and_in_one_style() {
        assertThat(TableOwners.faults("dedicated-hypervisor-service")).isEmpty();
    }
}
