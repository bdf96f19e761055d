package io.leasehold.reservation.lease.change;

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
import io.leasehold.common.id.Ids;
import io.leasehold.common.outbox.Transactions;
import io.leasehold.common.test.CountedStatements;
import io.leasehold.common.work.Patience;
import io.leasehold.reservation.http.Policies;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseConfig;
import io.leasehold.reservation.lease.store.LeaseLedger;
import io.leasehold.reservation.lease.store.LeaseReader;
import io.leasehold.reservation.lease.store.LeaseStore;
import io.leasehold.reservation.lease.store.RowJson;
import io.leasehold.reservation.placement.Conflicts;
import io.leasehold.reservation.placement.Picker;
import io.leasehold.reservation.placement.Placement;
import io.leasehold.reservation.placement.Shortage;
import io.leasehold.reservation.request.Grammar;
import io.leasehold.reservation.test.Database;
import io.leasehold.reservation.test.ReservationTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Begin and commit are no statements. */
@ReservationTest
class LeaseStatementsTest {
    private static final Caller CALLER =
            new Caller(ALICE.name(), "aaa8749130bc3d2886d6b9bb3fcb1715", Set.of(Role.MEMBER));
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String FLEET = """
            insert into host (id, uuid, hypervisor_hostname, hypervisor_type, hypervisor_version, vcpus, memory_mb, local_gb,
              cpu_info, service_name, availability_zone, trust_id, reservable, state, state_since, created_at)
            select n, gen_random_uuid(), 'h' || n, 'phyp', 8, 4, 8192, 100, '', '', '', '', true, 'REGISTERED', now(), now()
            from generate_series(1, %d) as n
            """;

    @Inject
    Database database;

    @Inject
    Pool pool;

    @Inject
    Picker picker;

    @Inject
    Conflicts conflicts;

    @Inject
    Shortage shortage;

    @Inject
    LeaseReader reader;

    @Inject
    Period period;

    @Inject
    MeterRegistry metrics;

    @Inject
    Patience patience;

    @Inject
    Policies policies;

    @Inject
    Grammar grammar;

    @Inject
    LeaseChecks checks;

    @Inject
    LeaseLedger ledger;

    @Inject
    IdempotencyKeys keys;

    @Inject
    FloatingIpProvisioning addresses;

    @Inject
    Transactions transactions;

    @Inject
    DueTriggerSignal due;

    @Inject
    RowJson json;

    @Inject
    LeaseConfig config;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    private final AtomicInteger statements = new AtomicInteger();

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

        assertThat(moving(500)).isEqualTo(few).isLessThanOrEqualTo(12);
    }

    private int creating(String reservation, int hosts) {
        fleet(hosts);
        statements.set(0);
        var unused = create(reservation);
        return statements.get();
    }

    private int moving(int hosts) {
        fleet(hosts);
        Lease lease = create(instances(hosts, 1, "false"));
        statements.set(0);
        UpdateLease later =
                new UpdateLease(object("{\"start_date\": \"%s\", \"end_date\": \"%s\"}".formatted(at(60), at(120))));
        var unused = wait(changes().update(CALLER, lease.id().toString(), later));
        return statements.get();
    }

    private void fleet(int hosts) {
        database.empty();
        database.run(FLEET.formatted(hosts));
    }

    private Lease create(String reservation) {
        CreateLease request = CreateLease.of(object(lease(at(0), at(60), reservation)), Map.of(), Instant.now());
        LeaseFactory drafts = new LeaseFactory(new AggregateIds(counted()), ids, clock, config);
        LeaseDrafts proposals = new LeaseDrafts(grammar, placement(), period, checks, drafts);
        return wait(new LeaseCreator(proposals, ledger, keys, attempts()).create(CALLER, request, Optional.empty()));
    }

    private LeaseWriter changes() {
        LeaseAccess access = new LeaseAccess(policies, new LeaseStore(counted(), reader, json, config), counted());
        UpdatePlanner decisions = new UpdatePlanner(access, grammar, placement(), period, checks, clock);
        return new LeaseWriter(decisions, ledger, addresses, attempts());
    }

    private Placement placement() {
        return new Placement(counted(), picker, conflicts, shortage);
    }

    private Attempts attempts() {
        return new Attempts(transactions, due, config, clock, patience, metrics) {
            @Override
            <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
                return super.inTransaction(connection -> work.apply(CountedStatements.counted(connection, statements)));
            }
        };
    }

    private Pool counted() {
        return CountedStatements.counted(pool, statements);
    }

    private static <T> T wait(Uni<T> work) {
        return work.await().atMost(SOON);
    }

    private static ObjectNode object(String text) {
        try {
            return (ObjectNode) JsonMapper.builder().build().readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
