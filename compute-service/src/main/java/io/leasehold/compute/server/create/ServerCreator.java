package io.leasehold.compute.server.create;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.sql.Transactions;
import io.leasehold.compute.flavor.Flavor;
import io.leasehold.compute.quota.Quotas;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.Servers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/** Creation of servers: checks and records the request; the partitions are created by background operations. */
@Singleton
class ServerCreator {
    private final Transactions transactions;
    private final ServerReferences references;
    private final Quotas quotas;
    private final ServerRegistration registration;
    private final Operations operations;

    ServerCreator(
            Transactions transactions,
            ServerReferences references,
            Quotas quotas,
            ServerRegistration registration,
            Operations operations) {
        this.transactions = transactions;
        this.references = references;
        this.quotas = quotas;
        this.registration = registration;
        this.operations = operations;
    }

    /** Returns the new servers, in status BUILD. */
    Uni<List<Server>> create(Caller caller, CreateServerRequest request) {
        return transactions.run(connection -> references
                .of(connection, caller, request)
                .map(found -> CreateServerCommand.of(caller, request, found))
                .call(command -> checkQuota(connection, command))
                .chain(command -> registration.register(connection, command))
                .call(servers -> operations.order(
                        connection, servers.stream().map(Servers::workOn).toList())));
    }

    private Uni<Void> checkQuota(SqlConnection connection, CreateServerCommand command) {
        Flavor.Size size = command.flavor().size();
        return quotas.check(
                connection, command.caller().projectId(), command.request().count(), size.vcpus(), size.memoryMb());
    }
}
