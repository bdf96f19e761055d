package io.leasehold.hypervisor.server.order;

import io.leasehold.common.auth.Caller;
import io.leasehold.hypervisor.sdpf.Fields;
import io.leasehold.hypervisor.server.Server;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Creates servers: what is asked for is read, checked against what there is, and ordered. */
@Singleton
public class ServerCreator {
    private final CreateServerReader reader;
    private final ServerOrderFactory factory;
    private final ServerOrders orders;

    ServerCreator(CreateServerReader reader, ServerOrderFactory factory, ServerOrders orders) {
        this.reader = reader;
        this.factory = factory;
        this.orders = orders;
    }

    /** The order as placed; the server is built from now on. */
    public Uni<ServerOrder> create(String tenant, Caller caller, Fields fields) {
        Server.Owner owner = new Server.Owner(tenant, caller.userId());
        return factory.create(reader.read(fields), owner, caller.isAdmin()).call(orders::place);
    }
}
