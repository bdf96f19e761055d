package io.leasehold.hypervisor.server.order;

import io.leasehold.common.auth.Caller;
import io.leasehold.hypervisor.sdpf.Fields;
import io.leasehold.hypervisor.server.Server;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Creates servers: what is asked for is read, checked against what there is, and ordered. */
@Singleton
public class NewServers {
    private final NewServerReader reader;
    private final Offers offers;
    private final ServerOrders orders;

    NewServers(NewServerReader reader, Offers offers, ServerOrders orders) {
        this.reader = reader;
        this.offers = offers;
        this.orders = orders;
    }

    /** The order as placed; the server is built from now on. */
    public Uni<ServerOrder> create(String tenant, Caller caller, Fields fields) {
        Server.Owner owner = new Server.Owner(tenant, caller.userId());
        return offers.check(reader.read(fields), owner, caller.isAdmin()).call(orders::place);
    }
}
