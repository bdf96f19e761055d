package io.leasehold.compute.host.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.common.event.ComputeHostEvent;
import io.leasehold.compute.hardware.HostInfo;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.host.Host;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KnownHostsTest {
    private static final HostInfo H1 = info("910542A_78A1B01", true, true, 512);
    private static final HostInfo H2 = info("910542A_78A1B02", true, true, 512);

    @Test
    void new_hosts_get_the_next_ids_in_the_order_the_hardware_lists_them() {
        KnownHosts fleet = new KnownHosts(List.of(new Host(4, H2, 7)));
        HostInfo third = info("9109RMD_1031CAT", false, true, 1);

        List<Host.Change> changes = fleet.observe(List.of(H1, H2, third));

        assertThat(changes).extracting(change -> change.host().hypervisorId()).containsExactly(5, 6);
        assertThat(changes).extracting(change -> change.host().version()).containsOnly(1L);
        assertThat(events(changes)).containsExactly("host.up", "host.down");
    }

    @Test
    void an_unchanged_report_changes_nothing() {
        assertThat(new KnownHosts(List.of(new Host(1, H1, 1))).observe(List.of(H1)))
                .isEmpty();
    }

    @Test
    void a_host_that_is_not_listed_is_down_once() {
        KnownHosts fleet = new KnownHosts(List.of(new Host(1, H1, 1)));

        List<Host.Change> changes = fleet.observe(List.of());

        assertThat(events(changes)).containsExactly("host.down");
        assertThat(new KnownHosts(List.of(changes.getFirst().host())).observe(List.of()))
                .isEmpty();
    }

    @Test
    void a_change_of_size_is_a_change_of_capacity_and_the_version_grows() {
        List<Host.Change> changes =
                new KnownHosts(List.of(new Host(1, H1, 3))).observe(List.of(info("910542A_78A1B01", true, true, 1024)));

        assertThat(events(changes)).containsExactly("host.capacity-changed");
        assertThat(changes.getFirst().host().version()).isEqualTo(4);
    }

    @Test
    void only_a_host_that_is_up_and_enabled_counts_as_up() {
        Host host = new Host(1, info("910542A_78A1B01", false, false, 512), 1);

        List<Host.Change> enabled =
                new KnownHosts(List.of(host)).observe(List.of(info("910542A_78A1B01", false, true, 512)));
        List<Host.Change> up = new KnownHosts(List.of(host)).observe(List.of(H1));

        assertThat(events(enabled)).containsExactly("host.down");
        assertThat(events(up)).containsExactly("host.up");
    }

    private static List<String> events(List<Host.Change> changes) {
        return changes.stream()
                .flatMap(change -> change.event().stream())
                .map(ComputeHostEvent::type)
                .toList();
    }

    private static HostInfo info(String mtms, boolean up, boolean enabled, int memory) {
        return new HostInfo(
                Mtms.of(mtms),
                UUID.nameUUIDFromBytes(mtms.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                HostInfo.Manager.NOVALINK,
                "192.0.2.1",
                up,
                enabled,
                new HostInfo.Abilities(true, true, List.of("aix")),
                new HostInfo.Size(BigDecimal.TEN, memory, 256, 1));
    }
}
