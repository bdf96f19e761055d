package io.leasehold.reservation.lease;

import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.reservation.test.ReservationApi.at;
import static io.leasehold.reservation.test.ReservationApi.hosts;
import static io.leasehold.reservation.test.ReservationApi.instances;
import static io.leasehold.reservation.test.ReservationApi.lease;
import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.reservation.test.Database;
import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import io.leasehold.reservation.test.StatementMeter;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ReservationTest
class LeaseStatementsTest {
    private static final String FLEET = """
            insert into host (id, uuid, hypervisor_hostname, hypervisor_type, hypervisor_version, vcpus, memory_mb, local_gb,
              cpu_info, service_name, availability_zone, trust_id, reservable, state, state_since, created_at)
            select n, gen_random_uuid(), 'h' || n, 'phyp', 8, 4, 8192, 100, '', '', '', '', true, 'REGISTERED', now(), now()
            from generate_series(1, %d) as n
            """;

    @Inject
    Database database;

    @Inject
    StatementMeter statements;

    private final ReservationApi alice = ReservationApi.as(ALICE);

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
        long few = moving(2);

        assertThat(moving(500)).isEqualTo(few).isLessThanOrEqualTo(12);
    }

    private long creating(String reservation, int hosts) {
        database.empty();
        database.run(FLEET.formatted(hosts));
        return statements.of(number -> {
            String id = alice.create(lease(at(60 * number), at(60 * number + 60), reservation));
            assertThat(id).isNotEmpty();
        });
    }

    private long moving(int hosts) {
        database.empty();
        database.run(FLEET.formatted(hosts));
        String id = alice.create(lease(at(0), at(60), instances(hosts, 1, "false")));
        return statements.of(number -> {
            String later = "{\"start_date\": \"%s\", \"end_date\": \"%s\"}"
                    .formatted(at(60 * (number + 1)), at(60 * (number + 2)));
            var unused = alice.put("/v1/leases/" + id, later).statusCode(200);
        });
    }
}
