package io.leasehold.compute.vsn.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.common.test.CountedStatements;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.KnownFleet;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.Vsn;
import io.leasehold.compute.vsn.VirtualSerialNumber;
import io.leasehold.compute.vsn.VirtualSerialNumber.HardwareState;
import io.leasehold.compute.vsn.VsnState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@ComputeTest
class VsnSyncStatementsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Mtms H2 = Mtms.of("910542A_78A1B02");

    @Inject
    VsnSyncStore store;

    @Inject
    Pool pool;

    @Test
    void an_observation_takes_two_statements_however_many_numbers_it_finds_and_changes() {
        KnownFleet.await();

        assertThat(statements(1)).isEqualTo(2);
        assertThat(statements(1000)).isEqualTo(2);
    }

    private int statements(int count) {
        return CountedStatements.of(
                pool, connection -> Uni.createFrom().voidItem(), connection -> record(connection, numbers(count)));
    }

    private Uni<Void> record(SqlConnection connection, List<VirtualSerialNumber> numbers) {
        return store.add(connection, numbers)
                .chain(() -> store.save(connection, numbers, NOON))
                .invoke(saved -> assertThat(saved).hasSameSizeAs(numbers))
                .replaceWithVoid();
    }

    private static List<VirtualSerialNumber> numbers(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new VirtualSerialNumber(
                        new Vsn("Z%06d".formatted(number)),
                        H2,
                        VsnState.FREE,
                        Optional.empty(),
                        Optional.empty(),
                        HardwareState.pooled(true),
                        NOON,
                        1))
                .toList();
    }
}
