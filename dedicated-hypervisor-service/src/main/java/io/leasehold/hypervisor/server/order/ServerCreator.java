package io.leasehold.hypervisor.server.order;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.boundary.Steps;
import io.leasehold.common.error.ServiceException;
import io.leasehold.hypervisor.HypervisorBoundary;
import io.leasehold.hypervisor.hardware.HardwareFault;
import io.leasehold.hypervisor.hardware.Machine;
import io.leasehold.hypervisor.hardware.Machines;
import io.leasehold.hypervisor.sdpf.Fields;
import io.leasehold.hypervisor.sdpf.InvalidRequest;
import io.leasehold.hypervisor.server.Server;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * Creation of servers: an order is checked and recorded out of sight, claims a machine, and becomes a server with the
 * machine. {@link UndoOrderWork} undoes an order that stops in between.
 */
@Singleton
public class ServerCreator {
    private final ServerOrderFactory factory;
    private final ServerOrders orders;
    private final Machines machines;
    private final Steps steps;

    ServerCreator(ServerOrderFactory factory, ServerOrders orders, Machines machines, Steps steps) {
        this.factory = factory;
        this.orders = orders;
        this.machines = machines;
        this.steps = steps;
    }

    /**
     * Creates a server and starts its installation. An invalid field or an address in use → 400, no machine in stock →
     * 503; no order remains in either case.
     */
    public Uni<ServerOrder> create(String tenant, Caller caller, Fields fields) {
        Server.Owner owner = new Server.Owner(tenant, caller.userId());
        return factory.create(CreateServer.read(fields), owner, caller.isAdmin())
                .call(this::place);
    }

    private Uni<Void> place(ServerOrder order) {
        return orders.record(order)
                .invoke(() -> steps.reached(HypervisorBoundary.SERVER_ORDERED))
                .chain(() -> claim(order))
                .chain(machine -> orders.accept(order, machine).onFailure().call(() -> orders.discard(order, false)))
                .invoke(() -> steps.reached(HypervisorBoundary.SERVER_ACCEPTED));
    }

    private Uni<Machine> claim(ServerOrder order) {
        return machines.claim(order.machine())
                .invoke(() -> steps.reached(HypervisorBoundary.SERVER_CLAIMED))
                .onFailure(HardwareFault.class)
                .call(fault -> orders.discard(order, isCertain(fault)))
                .onFailure(HardwareFault.class)
                .transform(ServerCreator::refusal);
    }

    /** Returns true for a fault after which no machine can have been claimed. */
    private static boolean isCertain(Throwable fault) {
        return fault instanceof HardwareFault.NoStock
                || fault instanceof HardwareFault.AddressTaken
                || fault instanceof HardwareFault.Busy;
    }

    private static RuntimeException refusal(Throwable fault) {
        return fault instanceof HardwareFault.AddressTaken
                ? InvalidRequest.parameter("networks", "fixed_ip: " + fault.getMessage())
                : ServiceException.unavailable(String.valueOf(fault.getMessage()));
    }
}
