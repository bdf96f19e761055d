package io.leasehold.reservation.lease;

import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.reservation.test.ReservationApi.at;
import static io.leasehold.reservation.test.ReservationApi.hosts;
import static io.leasehold.reservation.test.ReservationApi.instances;
import static io.leasehold.reservation.test.ReservationApi.lease;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.auth.Caller;
import io.leasehold.common.auth.Role;
import io.leasehold.common.test.CountedStatements;
import io.leasehold.reservation.test.Database;
import io.leasehold.reservation.test.ReservationTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ReservationTest
class LeaseStatementsTest {
    private static final Caller CALLER =
            new Caller(ALICE.name(), "aaa8749130bc3d2886d6b9bb3fcb1715", Set.of(Role.MEMBER));
    private static final String FLEET = """
            insert into host (id, uuid, hypervisor_hostname, hypervisor_type, hypervisor_version, vcpus, memory_mb, local_gb,
              cpu_info, service_name, availability_zone, trust_id, reservable, state, state_since, created_at)
            select n, gen_random_uuid(), 'h' || n, 'phyp', 8, 4, 8192, 100, '', '', '', '', true, 'REGISTERED', now(), now()
            from generate_series(1, $1::int) as n
            """;

    @Inject
    Leases leases;

    @Inject
    Placement placement;

    @Inject
    Database database;

    @Inject
    Pool pool;

    @BeforeEach
    void nothing_is_there() {
        database.empty();
    }

    @Test
    void a_lease_of_hosts_takes_four_statements_however_many_there_are() {
        assertThat(creating(hosts(1, 1), 1)).isEqualTo(4);
        assertThat(creating(hosts(1, 500), 500)).isEqualTo(4);
    }

    @Test
    void a_lease_of_instances_takes_six_statements_however_many_slots_and_hosts() {
        assertThat(creating(instances(1, 1, "null"), 1)).isEqualTo(6);
        assertThat(creating(instances(500, 1, "false"), 500)).isEqualTo(6);
        assertThat(creating(instances(2000, 1, "null"), 500)).isEqualTo(6);
    }

    @Test
    void moving_slots_takes_as_many_statements_for_two_hosts_as_for_five_hundred() {
        int few = moving(2);

        assertThat(moving(500)).isEqualTo(few).isLessThanOrEqualTo(4);
    }

    private int creating(String reservation, int hosts) {
        return CountedStatements.of(
                pool,
                connection -> fleet(connection, hosts),
                connection -> create(connection, reservation).replaceWithVoid());
    }

    private int moving(int hosts) {
        AtomicReference<Lease> lease = new AtomicReference<>();
        return CountedStatements.of(
                pool,
                connection -> fleet(connection, hosts)
                        .chain(() -> create(connection, instances(hosts, 1, "false")))
                        .invoke(lease::set)
                        .replaceWithVoid(),
                connection -> placement
                        .move(connection, lease.get(), later(lease.get()))
                        .replaceWithVoid());
    }

    private static Lease later(Lease lease) {
        Window window = lease.window();
        Duration hour = Duration.ofHours(1);
        return lease.moved(
                new Window(window.start().plus(hour), window.end().plus(hour)), Optional.empty(), lease.createdAt());
    }

    private Uni<Lease> create(SqlConnection connection, String reservation) {
        return leases.create(
                connection, CALLER, CreateLease.of(json(lease(at(0), at(60), reservation)), Instant.now()));
    }

    private static Uni<Void> fleet(SqlConnection connection, int hosts) {
        return connection.preparedQuery(FLEET).execute(Tuple.of(hosts)).replaceWithVoid();
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JsonMapper.builder().build().readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
