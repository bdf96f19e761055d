package io.leasehold.hypervisor.server.order;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.operation.Order;
import io.leasehold.common.outbox.Transactions;
import io.leasehold.common.work.Steps;
import io.leasehold.hypervisor.HypervisorBoundary;
import io.leasehold.hypervisor.hardware.Chassis;
import io.leasehold.hypervisor.hardware.Machine;
import io.leasehold.hypervisor.hardware.Machines;
import io.leasehold.hypervisor.sdpf.InvalidRequest;
import io.leasehold.hypervisor.server.Server;
import io.leasehold.hypervisor.server.ServerConfig;
import io.leasehold.hypervisor.server.provision.BuildWork;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Transactions of server orders; each changes the order's row together with the operations that follow. */
@Singleton
class ServerOrders {
    private final ServerOrderStore store;
    private final Operations operations;
    private final Transactions transactions;
    private final ServerConfig config;
    private final Clock clock;

    ServerOrders(
            ServerOrderStore store,
            Operations operations,
            Transactions transactions,
            ServerConfig config,
            Clock clock) {
        this.store = store;
        this.operations = operations;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /** No machine in stock → 503, an address in use → 400; nothing is left of the order then. */
    Uni<Void> place(ServerOrder order) {
        return transactions
                .run(connection -> record(connection, order))
                .invoke(() -> steps.reached(HypervisorBoundary.SERVER_ORDERED))
                .chain(() -> claim(order))
                .chain(machine -> transactions
                        .run(connection -> accept(connection, order, machine))
                        .onFailure()
                        .call(() -> transactions.run(connection -> undo(connection, order))))
                .invoke(() -> steps.reached(HypervisorBoundary.SERVER_ACCEPTED));
    }

    private Uni<Void> record(SqlConnection connection, ServerOrder order) {
        return store.insert(connection, order, clock.instant())
                .chain(() -> operations.order(
                        connection, List.of(UndoOrderWork.order(order.machine()).after(config.orderTimeout()))));
    }

    private Uni<Machine> claim(ServerOrder order) {
        return machines.claim(order.machine())
                .invoke(() -> steps.reached(HypervisorBoundary.SERVER_CLAIMED))
                .onFailure(HardwareFault.class)
                .call(fault -> transactions.run(connection -> discard(connection, order, fault)))
                .onFailure(HardwareFault.class)
                .transform(ServerOrders::refusal);
    }

    /** What surely was not claimed is forgotten; otherwise somebody has to look. */
    private Uni<Void> discard(SqlConnection connection, ServerOrder order, Throwable fault) {
        boolean sure = switch (fault) {
            case HardwareFault.NoStock none -> true;
            case HardwareFault.AddressTaken taken -> true;
            case HardwareFault.Busy notCalled -> true;
            default -> false;
        };
        return sure
                ? store.delete(connection, order.machine().id())
                        .chain(() -> operations.cancel(connection, UndoOrderWork.KIND, subject(order)))
                : undo(connection, order);
    }

    private Uni<Void> undo(SqlConnection connection, ServerOrder order) {
        return operations.order(connection, List.of(UndoOrderWork.order(order.machine())));
    }

    private Uni<Void> accept(SqlConnection connection, ServerOrder order, Machine machine) {
        UUID id = order.machine().id();
        return store.accept(connection, id, new Server.Hardware(machine, Chassis.HEALTHY))
                .chain(accepted -> accepted
                        ? operations
                                .cancel(connection, UndoOrderWork.KIND, subject(order))
                                .chain(() -> operations.order(
                                        connection,
                                        List.of(Order.of(BuildWork.KIND, subject(order))
                                                .at(machine.zone()))))
                        : Uni.createFrom().failure(tooLate(order)));
    }

    private static ServiceException tooLate(ServerOrder order) {
        return ServiceException.unavailable("Server %s could not be created in time."
                .formatted(order.label().name()));
    }

    private static String subject(ServerOrder order) {
        return order.machine().id().toString();
    }
}
