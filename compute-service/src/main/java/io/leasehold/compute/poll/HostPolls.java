package io.leasehold.compute.poll;

import io.leasehold.common.operation.Operations;
import io.leasehold.common.operation.Order;
import io.leasehold.compute.hardware.HostInfo;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/** Orders of the recurring observations of hosts; each observation runs once for all replicas. */
@Singleton
public class HostPolls {
    private final List<HostPoll> polls;
    private final Operations operations;

    HostPolls(@All List<HostPoll> polls, Operations operations) {
        this.polls = polls;
        this.operations = operations;
    }

    /** Orders every observation that applies to one of the hosts, due now, in one statement. */
    public Uni<Void> order(SqlConnection connection, List<HostInfo> hosts) {
        return operations.order(
                connection,
                hosts.stream()
                        .flatMap(host -> polls.stream()
                                .filter(poll -> poll.appliesTo(host))
                                .map(poll -> order(poll, host)))
                        .toList());
    }

    private static Order order(HostPoll poll, HostInfo host) {
        String name = host.mtms().toString();
        return Order.of(poll.kind(), name).at(name);
    }
}
