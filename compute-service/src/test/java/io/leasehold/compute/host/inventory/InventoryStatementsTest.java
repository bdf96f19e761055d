package io.leasehold.compute.host.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.common.test.CountedStatements;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.hardware.HostInfo;
import io.leasehold.compute.hardware.Mtms;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@ComputeTest
class InventoryStatementsTest {
    @Inject
    RecordedHosts inventory;

    @Inject
    Pool pool;

    @Test
    void a_sync_that_changes_hosts_takes_four_statements_however_many_they_are() {
        assertThat(statements(1)).isEqualTo(4);
        assertThat(statements(500)).isEqualTo(4);
    }

    @Test
    void a_look_that_changes_nothing_takes_one() {
        assertThat(CountedStatements.of(
                        pool,
                        connection -> inventory.record(connection, hosts(300)),
                        connection -> inventory.record(connection, hosts(300))))
                .isEqualTo(1);
    }

    private int statements(int hosts) {
        return CountedStatements.of(
                pool,
                connection -> Uni.createFrom().voidItem(),
                connection -> inventory.record(connection, hosts(hosts)));
    }

    private static List<HostInfo> hosts(int count) {
        return IntStream.range(0, count).mapToObj(InventoryStatementsTest::host).toList();
    }

    private static HostInfo host(int number) {
        return new HostInfo(
                new Mtms("9105", "42A", "T%06d".formatted(number)),
                new UUID(7, number),
                HostInfo.Manager.HMC,
                "192.0.2.1",
                true,
                true,
                new HostInfo.Abilities(false, false, List.of("aix", "linux")),
                new HostInfo.Size(BigDecimal.ONE, 256, 256, 1));
    }
}
