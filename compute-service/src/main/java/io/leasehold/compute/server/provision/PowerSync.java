package io.leasehold.compute.server.provision;

import io.leasehold.common.operation.Operation;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.operation.Order;
import io.leasehold.common.sql.Transactions;
import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.hardware.HostInfo;
import io.leasehold.compute.hardware.LparInfo;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.PowerHardware;
import io.leasehold.compute.poll.HostPoll;
import io.leasehold.compute.server.ServerConfig;
import io.leasehold.compute.server.provision.PowerStore.SteadyServer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Recurring comparison of the servers of a host with its partitions; the power states of the servers follow the hardware.
 * One call to the hardware covers all servers of the host. A server that changed after the call began stays unchanged. A
 * partition whose server is deleted or on another host is removed; such a partition was created after compute had given
 * up the attempt.
 */
@Singleton
class PowerSync implements HostPoll {
    private final PowerHardware hardware;
    private final PowerStore store;
    private final Transactions transactions;
    private final Operations operations;
    private final ServerConfig config;

    PowerSync(
            PowerHardware hardware,
            PowerStore store,
            Transactions transactions,
            Operations operations,
            ServerConfig config) {
        this.hardware = hardware;
        this.store = store;
        this.transactions = transactions;
        this.operations = operations;
        this.config = config;
    }

    @Override
    public String kind() {
        return "power-sync";
    }

    @Override
    public boolean appliesTo(HostInfo host) {
        return host.up();
    }

    @Override
    public Uni<Void> run(Operation operation) {
        Mtms host = Mtms.of(operation.subject());
        return store.steady(host)
                .chain(steady -> steady.map(servers -> observe(operation, host, servers))
                        .orElseGet(() -> transactions.run(connection -> operations.done(connection, operation))));
    }

    /** Changes nothing: the servers keep the states of the last comparison, until another comparison of the host is ordered. */
    @Override
    public Uni<Void> abandon(SqlConnection connection, Operation operation, String reason) {
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> observe(Operation operation, Mtms host, List<SteadyServer> servers) {
        return hardware.lpars(host)
                .chain(lpars -> transactions.run(connection -> operations
                        .lock(connection, operation)
                        .chain(() -> record(connection, servers, lpars))
                        .chain(() -> removeLeftovers(connection, host, lpars))
                        .chain(() -> operations.lookAgain(connection, operation, config.powerSync()))))
                .onFailure(HardwareFault.class)
                .recoverWithUni(fault -> transactions.run(
                        connection -> operations.retry(connection, operation, String.valueOf(fault.getMessage()))));
    }

    /** Records the servers one after another, in the order of their ids: a connection runs one statement at a time. */
    private Uni<Void> record(SqlConnection connection, List<SteadyServer> servers, List<LparInfo> lpars) {
        Map<UUID, LparInfo> seen = lpars.stream().collect(Collectors.toMap(LparInfo::id, Function.identity()));
        return servers.stream()
                .flatMap(server -> Optional.ofNullable(seen.get(server.id()))
                        .filter(lpar -> server.differsFrom(lpar.state()))
                        .map(lpar -> store.observe(connection, server, lpar.state()))
                        .stream())
                .reduce(Uni.createFrom().voidItem(), (first, second) -> first.chain(() -> second));
    }

    private Uni<Void> removeLeftovers(SqlConnection connection, Mtms host, List<LparInfo> lpars) {
        return store.leftovers(
                        connection, host, lpars.stream().map(LparInfo::id).toList())
                .map(ids -> ids.stream()
                        .map(id -> Order.of(LeftoverRemoval.KIND, id.toString())
                                .as(host.toString())
                                .at(host.toString()))
                        .toList())
                .chain(orders -> operations.order(connection, orders));
    }
}
