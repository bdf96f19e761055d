package io.leasehold.hypervisor.server.order;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.operation.Order;
import io.leasehold.common.sql.Transactions;
import io.leasehold.hypervisor.hardware.Chassis;
import io.leasehold.hypervisor.hardware.Machine;
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

    /** Records an order that is undone unless it is accepted within {@code dh.server.order-timeout}. */
    Uni<Void> record(ServerOrder order) {
        return transactions.run(connection -> store.insert(connection, order, clock.instant())
                .chain(() -> operations.order(
                        connection, List.of(UndoOrderWork.order(order.machine()).after(config.orderTimeout())))));
    }

    /** Makes the order a server that is to be installed; an order that has been undone → 503. */
    Uni<Void> accept(ServerOrder order, Machine machine) {
        Server.Hardware hardware = new Server.Hardware(machine, Chassis.HEALTHY);
        return transactions.run(connection -> store.accept(
                        connection, order.machine().id(), hardware)
                .chain(accepted -> accepted
                        ? startInstallation(connection, order, machine)
                        : Uni.createFrom().failure(tooLate(order))));
    }

    /**
     * Deletes an order without a machine, or orders the work that finds out and undoes the claim.
     *
     * @param certain true when no machine can have been claimed
     */
    Uni<Void> discard(ServerOrder order, boolean certain) {
        return transactions.run(connection -> certain
                ? store.delete(connection, order.machine().id())
                        .chain(() -> operations.cancel(connection, UndoOrderWork.KIND, subject(order)))
                : operations.order(connection, List.of(UndoOrderWork.order(order.machine()))));
    }

    private Uni<Void> startInstallation(SqlConnection connection, ServerOrder order, Machine machine) {
        return operations
                .cancel(connection, UndoOrderWork.KIND, subject(order))
                .chain(() -> operations.order(
                        connection,
                        List.of(Order.of(BuildWork.KIND, subject(order)).at(machine.zone()))));
    }

    private static ServiceException tooLate(ServerOrder order) {
        return ServiceException.unavailable("Server %s could not be created in time."
                .formatted(order.label().name()));
    }

    private static String subject(ServerOrder order) {
        return order.machine().id().toString();
    }
}
