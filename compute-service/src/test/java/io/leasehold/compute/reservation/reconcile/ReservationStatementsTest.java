package io.leasehold.compute.reservation.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.common.event.LeaseSnapshot;
import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.common.event.LeasedCapacity.Allocation;
import io.leasehold.common.test.CountedStatements;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.reservation.ReservationStore;
import io.leasehold.compute.reservation.Reservations;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@ComputeTest
class ReservationStatementsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String ID = "statements";
    private static final String HOSTS = """
            with made as (
                insert into host (mtms, hypervisor_id, uuid, manager, host_ip, state, status, vsn_capable, vsn_enabled,
                    os_capable, proc_units, memory_mb, lmb_mb, disk_gb, version, updated_at)
                select '910542A_T' || lpad(n::text, 6, '0'), 10000 + n, gen_random_uuid(), 'hmc', 'ip', 'up', 'enabled',
                    false, false, '{}', 1, 1, 1, 1, 1, now()
                from generate_series(1, $1::int) as n
                returning mtms)
            insert into aggregate_host (aggregate_id, mtms)
            select aggregate.id, made.mtms from made, aggregate where aggregate.name = 'freepool'
            """;

    @Inject
    Reservations reservations;

    @Inject
    Reconciliation reconciliation;

    @Inject
    ReservationStore store;

    @Inject
    Pool pool;

    @Test
    void recording_a_start_takes_two_statements_for_any_number_of_reservations_and_hosts() {
        assertThat(CountedStatements.of(pool, c -> nothing(), c -> reservations.start(c, lease(1, 1))))
                .isEqualTo(2);
        assertThat(CountedStatements.of(pool, c -> nothing(), c -> reservations.start(c, lease(20, 100))))
                .isEqualTo(2);
    }

    @Test
    void moving_hosts_takes_as_many_statements_for_two_hosts_as_for_five_hundred() {
        int few = start(2);

        assertThat(start(500)).isEqualTo(few).isLessThanOrEqualTo(9);
    }

    @Test
    void releasing_hosts_takes_as_many_statements_for_two_hosts_as_for_five_hundred() {
        int few = end(2);

        assertThat(end(500)).isEqualTo(few).isLessThanOrEqualTo(11);
    }

    private int start(int hosts) {
        return CountedStatements.of(
                pool, c -> fleet(c, hosts).chain(() -> reservations.start(c, lease(1, hosts))), this::advance);
    }

    private int end(int hosts) {
        return CountedStatements.of(
                pool,
                c -> fleet(c, hosts)
                        .chain(() -> reservations.start(c, lease(1, hosts)))
                        .chain(() -> advance(c))
                        .chain(() -> reservations.end(c, lease(1, hosts))),
                this::advance);
    }

    private Uni<Void> advance(SqlConnection connection) {
        return store.lock(connection, ID + 0)
                .chain(reservation -> reconciliation.advance(connection, reservation))
                .invoke(progress -> assertThat(progress.awaited()).isEmpty())
                .chain(progress -> store.save(connection, progress));
    }

    private static Uni<Void> fleet(SqlConnection connection, int hosts) {
        return connection.preparedQuery(HOSTS).execute(Tuple.of(hosts)).replaceWithVoid();
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    private static LeaseSnapshot lease(int count, int hosts) {
        List<LeasedCapacity> capacities = IntStream.range(0, count)
                .<LeasedCapacity>mapToObj(number -> capacity(ID + number, hosts))
                .toList();
        return new LeaseSnapshot(
                "l",
                "n",
                "u",
                "p",
                "t",
                NOON,
                NOON.plusSeconds(60),
                "ACTIVE",
                false,
                NOON,
                null,
                capacities,
                List.of());
    }

    private static LeasedCapacity.Hosts capacity(String id, int hosts) {
        return new LeasedCapacity.Hosts(
                id, "l", "active", false, false, "1", NOON, null, 1, hosts, "", "", "default", allocations(hosts));
    }

    private static List<Allocation> allocations(int hosts) {
        return IntStream.rangeClosed(1, hosts)
                .mapToObj(n -> new Allocation("910542A_T%06d".formatted(n), "u", "1", 1, Map.of()))
                .toList();
    }
}
