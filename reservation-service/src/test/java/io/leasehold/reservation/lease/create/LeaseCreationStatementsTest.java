package io.leasehold.reservation.lease.create;

import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.reservation.test.ReservationApi.at;
import static io.leasehold.reservation.test.ReservationApi.hosts;
import static io.leasehold.reservation.test.ReservationApi.instances;
import static io.leasehold.reservation.test.ReservationApi.json;
import static io.leasehold.reservation.test.ReservationApi.lease;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.auth.Caller;
import io.leasehold.common.auth.Role;
import io.leasehold.reservation.test.ReservationTest;
import io.leasehold.reservation.test.StatementCounter;
import io.leasehold.reservation.test.TestHosts;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

@ReservationTest
class LeaseCreationStatementsTest {
    private static final Caller CALLER =
            new Caller(ALICE.name(), "aaa8749130bc3d2886d6b9bb3fcb1715", Set.of(Role.MEMBER));

    @Inject
    TestHosts hosts;

    @Inject
    StatementCounter counter;

    @Inject
    LeaseCreator creator;

    @Test
    void a_lease_of_hosts_takes_four_statements_however_many_there_are() {
        assertThat(statements(hosts(1, 1), 1)).isEqualTo(4);
        assertThat(statements(hosts(1, 500), 500)).isEqualTo(4);
    }

    @Test
    void a_lease_of_instances_takes_six_statements_however_many_slots_and_hosts() {
        assertThat(statements(instances(1, 1, "null"), 1)).isEqualTo(6);
        assertThat(statements(instances(500, 1, "false"), 500)).isEqualTo(6);
        assertThat(statements(instances(2000, 1, "null"), 500)).isEqualTo(6);
    }

    private int statements(String reservation, int number) {
        hosts.insert(number);
        ObjectNode body = json(lease(at(0), at(60), reservation));
        return counter.count(() -> creator.create(CALLER, body, Optional.empty(), Instant.now()));
    }
}
