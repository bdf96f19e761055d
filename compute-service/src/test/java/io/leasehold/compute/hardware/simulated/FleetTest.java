package io.leasehold.compute.hardware.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.compute.hardware.HostInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetTest {
    @Test
    void extra_hosts_follow_the_named_five_with_ids_made_by_rule() {
        List<HostInfo> fleet = Fleet.with(20);

        assertThat(fleet).hasSize(25);
        assertThat(fleet.get(5).mtms()).hasToString("910542A_78A2001");
        assertThat(fleet.getLast().mtms()).hasToString("910542A_78A2020");
        assertThat(fleet.get(5).uuid()).isEqualTo(NameUuid.of("leasehold:host:910542A_78A2001"));
        assertThat(fleet.get(5).size().procUnits()).isEqualByComparingTo("16");
        assertThat(fleet.get(5).size().memoryMb()).isEqualTo(128 * 1024);
        assertThat(fleet).extracting(HostInfo::uuid).doesNotHaveDuplicates();
    }

    @Test
    void ids_by_rule_are_name_based_uuids_in_the_url_namespace() {
        assertThat(NameUuid.of("leasehold:server-group:087bc740-6d2d-410b-9d47-c7b2b55a9d36"))
                .hasToString("540fd402-c1ba-545e-9a79-5e9bb9595191");
    }
}
