package io.leasehold.compute.vsn.sync;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.DEMO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.leasehold.common.sql.Transactions;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.FactoryNumbers;
import io.leasehold.compute.ServerRowFixture;
import io.leasehold.compute.ServerRowFixture.Kind;
import io.leasehold.compute.hardware.LparSpec;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.OsType;
import io.leasehold.compute.hardware.PowerHardware;
import io.leasehold.compute.hardware.Vsn;
import io.leasehold.compute.vsn.VirtualSerialNumber;
import io.leasehold.compute.vsn.VsnClaims;
import io.leasehold.compute.vsn.api.VsnApi;
import io.leasehold.compute.vsn.sync.VsnObservation.ObservedVsn;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ComputeTest
class VsnSyncTest {
    private static final Mtms H2 = Mtms.of("910542A_78A1B02");
    private static final Vsn EFG0001 = new Vsn("EFG0001");

    @Inject
    VsnSync sync;

    @Inject
    VsnSyncStore store;

    @Inject
    VsnRecorder recorder;

    @Inject
    VsnClaims claims;

    @Inject
    PowerHardware hardware;

    @Inject
    Transactions transactions;

    @Inject
    Pool pool;

    @BeforeEach
    @AfterEach
    void numbers_are_in_their_initial_state() {
        FactoryNumbers.restore(pool);
        ServerRowFixture.clear(pool);
    }

    @Test
    void a_number_on_an_unmanaged_partition_is_foreign_until_released() {
        UUID stranger = partition(lparId());
        done(hardware.assignVsn(H2, stranger, EFG0001));

        observe();
        shown("EFG0001", "foreign");

        done(hardware.delete(H2, stranger, true));
        observe();
        shown("EFG0001", "free");
    }

    @Test
    void a_number_that_is_no_longer_reported_is_missing_after_two_observations_and_may_come_back() {
        done(pool.query("insert into vsn (vsn, host, state, auto_assign, created_at, updated_at) values"
                        + " ('GONE001', '910542A_78A1B02', 'free', true, now(), now())")
                .execute()
                .replaceWithVoid());

        observe();
        shown("GONE001", "free");
        observe();
        shown("GONE001", "missing");
    }

    @Test
    void a_change_during_the_observation_wins() {
        List<VirtualSerialNumber> known = done(store.known(H2));
        UUID server = ServerRowFixture.insert(pool, DEMO.id(), Kind.BUILDING);
        done(transactions.run(c -> claims.claim(c, EFG0001, DEMO.id(), H2, server)));
        ObservedVsn onStranger = new ObservedVsn(false, Optional.of(9), Optional.of(new UUID(1, 1)));
        VsnObservation observation = new VsnObservation(H2, Map.of(EFG0001, onStranger), Instant.EPOCH, Instant.EPOCH);

        done(transactions.run(c -> recorder.record(c, observation, known)));

        shown("EFG0001", "claimed");
    }

    @Test
    void a_number_follows_the_hardware_unless_a_change_is_in_progress() {
        UUID server = ServerRowFixture.insert(pool, DEMO.id(), Kind.BROKEN);
        UUID lpar = partition(server);
        done(transactions.run(c -> claims.claim(c, EFG0001, DEMO.id(), H2, server)));
        done(hardware.assignVsn(H2, lpar, EFG0001));
        observe();
        shown("EFG0001", "claimed");

        done(transactions.run(c -> claims.confirm(c, server)));
        observe();
        shown("EFG0001", "assigned");

        done(hardware.unassignVsn(H2, lpar, true));
        observe();
        shown("EFG0001", "free");
        done(hardware.delete(H2, lpar, true));
    }

    @Test
    void an_unknown_number_is_found() {
        done(pool.query("delete from vsn where vsn = 'EFG0002'").execute().replaceWithVoid());

        observe();

        shown("EFG0002", "free");
        assertThat(done(hardware.vsns(H2))).hasSize(2);
    }

    private void observe() {
        done(sync.look(H2)
                .chain(look ->
                        transactions.run(connection -> recorder.record(connection, look.observation(), look.known()))));
    }

    private UUID partition(UUID id) {
        LparSpec.Demand demand = new LparSpec.Demand(1, new BigDecimal("0.1"), 512, 1);
        return done(hardware.create(H2, new LparSpec(id, "sync", OsType.AIX, demand, Map.of())))
                .id();
    }

    private static UUID lparId() {
        UUID id = UUID.randomUUID();
        return new UUID(id.getMostSignificantBits() & Long.MAX_VALUE, id.getLeastSignificantBits());
    }

    private static void shown(String vsn, String state) {
        VsnApi.as(ADMIN).show(vsn).statusCode(200).body("state", equalTo(state));
    }

    @CanIgnoreReturnValue
    private static <T> T done(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(10));
    }
}
