package io.leasehold.hypervisor.server.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.sql.Transactions;
import io.leasehold.common.test.MovableClock;
import io.leasehold.hypervisor.HypervisorApi;
import io.leasehold.hypervisor.HypervisorTest;
import io.leasehold.hypervisor.hardware.Chassis;
import io.leasehold.hypervisor.hardware.HypervisorType;
import io.leasehold.hypervisor.hardware.MachineOrder;
import io.leasehold.hypervisor.hardware.MachineRef;
import io.leasehold.hypervisor.hardware.MachineState;
import io.leasehold.hypervisor.hardware.Machines;
import io.leasehold.hypervisor.hardware.Network;
import io.leasehold.hypervisor.hardware.Networks;
import io.leasehold.hypervisor.hardware.PortOrder;
import io.leasehold.hypervisor.hardware.RootPassword;
import io.leasehold.hypervisor.server.Server;
import io.leasehold.hypervisor.server.ServerApi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests of orders whose process stopped between two steps. */
@HypervisorTest
class UnfinishedOrdersTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    ServerOrderStore store;

    @Inject
    Machines machines;

    @Inject
    Networks networks;

    @Inject
    Operations operations;

    @Inject
    Transactions transactions;

    @Inject
    Pool pool;

    @Inject
    MovableClock clock;

    private final HypervisorApi api = HypervisorApi.ofNewTenant();

    @AfterEach
    void reset_clock() {
        clock.reset();
    }

    @Test
    void an_order_without_a_machine_is_deleted() {
        ServerOrder order = order();
        record(order);
        api.get("/servers").body("servers", empty());

        clock.advance(Duration.ofMinutes(2));

        await().atMost(SOON).untilAsserted(() -> assertThat(isPending(order)).isFalse());
    }

    @Test
    void an_order_with_a_machine_gives_it_back() {
        ServerOrder order = order();
        record(order);
        var unused = finished(machines.claim(order.machine()));
        api.get("/servers").body("servers", empty());

        clock.advance(Duration.ofMinutes(2));

        await().atMost(SOON).untilAsserted(() -> assertThat(isPending(order)).isFalse());
        await().atMost(SOON).untilAsserted(() -> assertThat(observe(order)).isEqualTo(new MachineState.Absent()));
    }

    @Test
    void a_machine_that_is_claimed_after_its_order_was_undone_is_given_back() {
        ServerOrder order = order();
        record(order);
        clock.advance(Duration.ofMinutes(2));
        await().atMost(SOON).untilAsserted(() -> assertThat(isPending(order)).isFalse());

        var unused = finished(machines.claim(order.machine()));

        await().atMost(SOON).untilAsserted(() -> assertThat(observe(order)).isEqualTo(new MachineState.Absent()));
    }

    @Test
    void an_unfinished_order_does_not_reserve_its_host() {
        String host = "910542A_78A1B79";
        ServerOrder order = order(Optional.of(host));
        record(order);

        String id = new ServerApi(api).active("again", "\"leasehold:host\":\"%s\"".formatted(host));

        Server.Hardware hardware = hardware(order);
        assertThatThrownBy(() -> finished(transactions.run(
                        connection -> store.accept(connection, order.machine().id(), hardware))))
                .hasMessageContaining("leasehold:host");
        new ServerApi(api).delete(id).statusCode(204);
    }

    private Server.Hardware hardware(ServerOrder order) {
        return new Server.Hardware(finished(machines.claim(order.machine())), Chassis.HEALTHY);
    }

    private void record(ServerOrder order) {
        finished(transactions.run(connection -> store.insert(connection, order, clock.instant())
                .chain(() -> operations.order(
                        connection, List.of(UndoOrderWork.order(order.machine()).after(Duration.ofMinutes(1)))))));
    }

    private boolean isPending(ServerOrder order) {
        return finished(pool.preparedQuery("select from server where id = $1")
                                .execute(Tuple.of(order.machine().id())))
                        .size()
                == 1;
    }

    private MachineState observe(ServerOrder order) {
        return finished(machines.observe(
                new MachineRef(order.machine().id(), order.machine().console())));
    }

    private ServerOrder order() {
        return order(Optional.empty());
    }

    private ServerOrder order(Optional<String> host) {
        Network network = finished(networks.find("t", Set.of(UUID.fromString(ServerApi.NETWORK))))
                .getFirst();
        PortOrder port = new PortOrder(network, network.subnets().getFirst(), Optional.empty(), Optional.empty());
        UUID flavor = UUID.fromString(ServerApi.FLAVOR);
        UUID image = UUID.fromString(ServerApi.IMAGE);
        return new ServerOrder(
                new Server.Owner(api.tenant(), "u"),
                new Server.Label("half", Optional.empty()),
                new Server.Software(HypervisorType.VSPHERE_ESXI, image, "i", image),
                new Server.Specification(flavor, 32, Map.of(), host),
                new MachineOrder(
                        UUID.randomUUID(),
                        api.tenant(),
                        "half",
                        flavor,
                        image,
                        Optional.empty(),
                        List.of(port, port),
                        Map.of(),
                        new RootPassword("secret-of-12")));
    }

    @CanIgnoreReturnValue
    private static <T> T finished(Uni<T> work) {
        return work.await().atMost(SOON);
    }
}
