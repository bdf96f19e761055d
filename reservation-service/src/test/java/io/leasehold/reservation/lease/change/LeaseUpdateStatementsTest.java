package io.leasehold.reservation.lease.change;

import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.reservation.test.ReservationApi.at;
import static io.leasehold.reservation.test.ReservationApi.instances;
import static io.leasehold.reservation.test.ReservationApi.json;
import static io.leasehold.reservation.test.ReservationApi.lease;
import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.auth.Role;
import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import io.leasehold.reservation.test.StatementCounter;
import io.leasehold.reservation.test.TestHosts;
import jakarta.inject.Inject;
import java.util.Set;
import org.junit.jupiter.api.Test;

@ReservationTest
class LeaseUpdateStatementsTest {
    private static final Caller CALLER =
            new Caller(ALICE.name(), "aaa8749130bc3d2886d6b9bb3fcb1715", Set.of(Role.MEMBER));

    @Inject
    TestHosts hosts;

    @Inject
    StatementCounter counter;

    @Inject
    LeaseUpdater updater;

    private final ReservationApi alice = ReservationApi.as(ALICE);

    @Test
    void moving_slots_takes_as_many_statements_for_two_hosts_as_for_five_hundred() {
        int few = statements(2);

        assertThat(statements(500)).isEqualTo(few).isLessThanOrEqualTo(12);
    }

    private int statements(int number) {
        hosts.insert(number);
        String id = alice.create(lease(at(0), at(60), instances(number, 1, "false")));
        UpdateLease later =
                new UpdateLease(json("{\"start_date\": \"%s\", \"end_date\": \"%s\"}".formatted(at(60), at(120))));
        return counter.count(() -> updater.update(CALLER, id, later));
    }
}
