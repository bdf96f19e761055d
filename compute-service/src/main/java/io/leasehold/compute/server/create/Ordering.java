package io.leasehold.compute.server.create;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.outbox.Transactions;
import io.leasehold.compute.flavor.Flavor;
import io.leasehold.compute.operation.Operations;
import io.leasehold.compute.quota.Quotas;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.Servers;
import io.leasehold.compute.server.provision.ServerWork;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/** Accepts orders for servers: what can be refused at once is refused, the rest is noted and done by {@link ServerWork}. */
@Singleton
class Ordering {
    private final Transactions transactions;
    private final Parts parts;
    private final Quotas quotas;
    private final OrderBook book;
    private final Operations operations;

    Ordering(Transactions transactions, Parts parts, Quotas quotas, OrderBook book, Operations operations) {
        this.transactions = transactions;
        this.parts = parts;
        this.quotas = quotas;
        this.book = book;
        this.operations = operations;
    }

    /** The servers, in status BUILD. */
    Uni<List<Server>> order(Caller caller, CreateServer request) {
        return transactions
                .run(connection -> parts.of(connection, caller, request)
                        .map(found -> Order.of(caller, request, found))
                        .call(order -> checkQuota(connection, order))
                        .chain(order -> book.write(connection, order))
                        .call(servers -> operations.order(connection, Servers.OPERATION_KIND, ids(servers))))
                .invoke(operations::wake);
    }

    private Uni<Void> checkQuota(SqlConnection connection, Order order) {
        Flavor.Size size = order.flavor().size();
        return quotas.check(
                connection, order.caller().projectId(), order.request().count(), size.vcpus(), size.memoryMb());
    }

    private static List<String> ids(List<Server> servers) {
        return servers.stream().map(server -> server.id().toString()).toList();
    }
}
