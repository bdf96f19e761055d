package io.leasehold.compute.hardware.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.common.id.NamedUuids;
import io.leasehold.compute.hardware.HostInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class FixtureFleetTest {
    @Test
    void extra_hosts_follow_the_fixture_hosts_with_derived_ids() {
        List<HostInfo> fleet = FixtureFleet.with(20);

        assertThat(fleet).hasSize(25);
        assertThat(fleet.get(5).mtms()).hasToString("910542A_78A2001");
        assertThat(fleet.getLast().mtms()).hasToString("910542A_78A2020");
        assertThat(fleet.get(5).uuid()).isEqualTo(NamedUuids.inUrlNamespace("leasehold:host:910542A_78A2001"));
        assertThat(fleet.get(5).size().procUnits()).isEqualByComparingTo("16");
        assertThat(fleet.get(5).size().memoryMb()).isEqualTo(128 * 1024);
        assertThat(fleet).extracting(HostInfo::uuid).doesNotHaveDuplicates();
    }
}
