package io.leasehold.compute.server.provision;

import static io.leasehold.common.test.TestBacking.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.operation.Order;
import io.leasehold.common.sql.Transactions;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.KnownFleet;
import io.leasehold.compute.Pools;
import io.leasehold.compute.ServersApi;
import io.leasehold.compute.SimulatorApi;
import io.leasehold.compute.hardware.LparSpec;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.OsType;
import io.leasehold.compute.hardware.PowerHardware;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ComputeTest
class PowerSyncTest {
    private static final Mtms H1 = Mtms.of("910542A_78A1B01");
    private static final String ON_H1 = "\"availability_zone\":\":%s\"".formatted(H1);
    private static final ServersApi ALICES = ServersApi.as(ALICE);

    @Inject
    PowerHardware hardware;

    @Inject
    Operations operations;

    @Inject
    Transactions transactions;

    @Inject
    Pool pool;

    @BeforeEach
    void the_fleet_is_open_to_all() {
        KnownFleet.await();
        Pools.clear();
    }

    @AfterEach
    void no_server_is_left() {
        SimulatorApi.clearFaults().statusCode(204);
        SimulatorApi.set(H1.toString(), "{\"state\":\"up\"}").extract();
        ServersApi.clear();
    }

    @Test
    void what_runs_is_what_the_hardware_says() {
        String id = ALICES.boot("watched", ON_H1);

        done(hardware.powerOff(H1, UUID.fromString(id)));
        look();
        ALICES.in("SHUTOFF", id);

        done(hardware.powerOn(H1, UUID.fromString(id)));
        look();
        ALICES.running(id);
    }

    @Test
    void a_host_that_does_not_answer_says_nothing_about_its_servers() {
        String id = ALICES.boot("watched", ON_H1);
        SimulatorApi.set(H1.toString(), "{\"state\":\"down\"}").statusCode(204);

        look();

        ServersApi.soon(() -> assertThat(tries("power-sync", H1.toString())).isNotEqualTo(0));
        ALICES.show(id).body("server.status", equalTo("ACTIVE"));
    }

    @Test
    void an_action_that_came_after_the_look_is_not_undone() {
        String id = ALICES.boot("watched", ON_H1);
        done(hardware.powerOff(H1, UUID.fromString(id)));
        SimulatorApi.fault(
                        "{\"target\":\"%s\",\"operation\":\"read\",\"mode\":\"delay_answer\",\"delay_ms\":4000,\"times\":1}"
                                .formatted(H1))
                .statusCode(204);
        look();
        ServersApi.soon(() -> assertThat(remaining()).isZero());

        ALICES.act(id, "{\"os-stop\":null}").statusCode(202);
        ALICES.in("SHUTOFF", id);
        ALICES.act(id, "{\"os-start\":null}").statusCode(202);
        ALICES.running(id);

        ServersApi.soon(() -> assertThat(tries("power-sync", H1.toString())).isZero());
        ALICES.show(id).body("server.status", equalTo("ACTIVE"));
    }

    @Test
    void a_partition_that_appears_after_its_server_was_deleted_is_removed() {
        String id = ALICES.boot("late", ON_H1);
        ALICES.delete(id);
        UUID partition = UUID.fromString(id);
        LparSpec.Demand demand = new LparSpec.Demand(1, new BigDecimal("0.1"), 512, 1);
        done(hardware.create(H1, new LparSpec(partition, "late", OsType.AIX, demand, Map.of())));
        done(hardware.powerOn(H1, partition));

        look();

        ServersApi.soon(
                () -> assertThat(done(hardware.lpar(H1, partition)).isPresent()).isFalse());
    }

    @Test
    void a_partition_that_compute_does_not_know_is_left_alone() {
        UUID stranger = new UUID(UUID.randomUUID().getMostSignificantBits() & Long.MAX_VALUE, 7);
        LparSpec.Demand demand = new LparSpec.Demand(1, new BigDecimal("0.1"), 512, 1);
        done(hardware.create(H1, new LparSpec(stranger, "stranger", OsType.AIX, demand, Map.of())));
        String id = ALICES.boot("watched", ON_H1);
        done(hardware.powerOff(H1, UUID.fromString(id)));

        look();

        ALICES.in("SHUTOFF", id);
        assertThat(done(hardware.lpar(H1, stranger)).isPresent()).isTrue();
        done(hardware.delete(H1, stranger, true));
    }

    private void look() {
        done(transactions.run(connection -> operations.order(
                connection, List.of(Order.of("power-sync", H1.toString()).at(H1.toString())))));
    }

    /** The failed tries of an operation that nobody works on; less than none while somebody does, or when there is none. */
    private int tries(String kind, String subject) {
        return done(pool.preparedQuery(
                                "select attempt from operation where kind = $1 and subject = $2 and claimed_by is null")
                        .execute(Tuple.of(kind, subject)))
                .stream()
                .findFirst()
                .map(row -> row.getInteger(0))
                .orElse(-1);
    }

    private int remaining() {
        return done(pool.query("select remaining from compute_sim.fault where operation = 'read'")
                        .execute())
                .iterator()
                .next()
                .getInteger(0);
    }

    @CanIgnoreReturnValue
    private static <T> T done(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(10));
    }
}
