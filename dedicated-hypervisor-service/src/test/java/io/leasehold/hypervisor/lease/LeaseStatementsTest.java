package io.leasehold.hypervisor.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.common.event.LeaseSnapshot;
import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.common.event.LeasedCapacity.Allocation;
import io.leasehold.common.operation.Operation;
import io.leasehold.common.test.CountedStatements;
import io.leasehold.hypervisor.HypervisorTest;
import io.leasehold.hypervisor.licensing.LicenseKeysFixture;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@HypervisorTest
class LeaseStatementsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String SERVERS = """
            insert into server (id, tenant, user_id, name, hypervisor_type, image_id, image_name, baremetal_image_id,
                flavor_id, license_cores, metadata, managed_host, accepted, status, task, power, progress, created_at,
                updated_at)
            select gen_random_uuid(), 't', 'u', 'n', 'hyper_v', gen_random_uuid(), 'i', gen_random_uuid(),
                gen_random_uuid(), 0, '{}', '910542A_S' || lpad(n::text, 6, '0'), true, 'ACTIVE', 'NONE', 'RUNNING',
                100, now(), now()
            from generate_series(1, $1::int) as n
            """;

    @Inject
    LeaseReservations reservations;

    @Inject
    LeaseWork work;

    @Inject
    Pool pool;

    @Inject
    LicenseKeysFixture keys;

    private final AtomicReference<Operation> claimed = new AtomicReference<>();

    @BeforeEach
    void restock_pool() {
        keys.awaitPool();
        keys.restock();
    }

    @Test
    void recording_a_start_takes_two_statements_for_any_number_of_hosts() {
        assertThat(recording(1)).isEqualTo(2);
        assertThat(recording(50)).isEqualTo(2);
    }

    @Test
    void assigning_takes_as_many_statements_for_one_host_as_for_fifty() {
        int few = assigning(1);

        assertThat(assigning(50)).isEqualTo(few).isLessThanOrEqualTo(12);
    }

    @Test
    void releasing_takes_as_many_statements_for_one_host_as_for_fifty() {
        int few = releasing(1);

        assertThat(releasing(50)).isEqualTo(few).isLessThanOrEqualTo(12);
    }

    private int recording(int hosts) {
        return CountedStatements.of(pool, c -> Uni.createFrom().voidItem(), c -> reservations.start(c, lease(hosts)));
    }

    private int assigning(int hosts) {
        return CountedStatements.of(
                pool,
                c -> fleet(c, hosts)
                        .chain(() -> reservations.start(c, lease(hosts)))
                        .chain(() -> claim(c)),
                c -> work.run(c, claimed.get()));
    }

    private int releasing(int hosts) {
        return CountedStatements.of(
                pool,
                c -> fleet(c, hosts)
                        .chain(() -> reservations.start(c, lease(hosts)))
                        .chain(() -> claim(c))
                        .chain(() -> work.run(c, claimed.get()))
                        .chain(() -> held(c))
                        .invoke(count -> assertThat(count).isEqualTo(hosts))
                        .chain(() -> reservations.end(c, lease(hosts)))
                        .chain(() -> claim(c)),
                c -> work.run(c, claimed.get()));
    }

    /** Claims the operation that has been ordered. */
    private Uni<Void> claim(SqlConnection connection) {
        return connection
                .query("update operation set claim = 1, claimed_by = gen_random_uuid() where subject = 'statements'"
                        + " returning id, orders")
                .execute()
                .map(rows -> rows.iterator().next())
                .invoke(row -> claimed.set(new Operation(
                        row.getLong("id"),
                        LeaseWork.KIND,
                        "statements",
                        "",
                        "",
                        "",
                        Optional.empty(),
                        0,
                        1,
                        row.getLong("orders"))))
                .replaceWithVoid();
    }

    private static Uni<Long> held(SqlConnection connection) {
        return connection
                .query("select count(*) from license_key where lease_id = 'l'")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static Uni<Void> fleet(SqlConnection connection, int hosts) {
        return connection.preparedQuery(SERVERS).execute(Tuple.of(hosts)).replaceWithVoid();
    }

    private static LeaseSnapshot lease(int hosts) {
        LeasedCapacity capacity = new LeasedCapacity.Hosts(
                "statements",
                "l",
                "active",
                false,
                false,
                "1",
                NOON,
                null,
                1,
                hosts,
                "",
                "",
                "default",
                allocations(hosts));
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
                List.of(capacity),
                List.of());
    }

    private static List<Allocation> allocations(int hosts) {
        Map<String, String> capabilities = Map.of("license_type", "vCenter Server 6.x Standard");
        return IntStream.rangeClosed(1, hosts)
                .mapToObj(n -> new Allocation("910542A_S%06d".formatted(n), "u", "1", 1, capabilities))
                .toList();
    }
}
