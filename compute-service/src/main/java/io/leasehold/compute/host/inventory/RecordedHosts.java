package io.leasehold.compute.host.inventory;

import io.leasehold.common.event.ComputeHostEvent;
import io.leasehold.common.operation.Operation;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.common.sql.Transactions;
import io.leasehold.compute.hardware.HostInfo;
import io.leasehold.compute.host.Host;
import io.leasehold.compute.host.HostStore;
import io.leasehold.compute.poll.HostPolls;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** The recorded hosts and the observations of the hosts that are up. */
@Singleton
class RecordedHosts {
    private final HostStore store;
    private final Outbox outbox;
    private final HostPolls polls;
    private final Transactions transactions;
    private final Operations operations;

    RecordedHosts(HostStore store, Outbox outbox, HostPolls polls, Transactions transactions, Operations operations) {
        this.store = store;
        this.outbox = outbox;
        this.polls = polls;
        this.transactions = transactions;
        this.operations = operations;
    }

    /** Orders the observations of all hosts. */
    Uni<Void> orderPolls(SqlConnection connection) {
        return store.all(connection).chain(hosts -> orderPolls(connection, hosts));
    }

    /**
     * Records and announces the differences from a report of the hardware, under the claim of the comparison: a comparison
     * that another process has taken over changes nothing.
     *
     * @param pause time until the next comparison
     */
    Uni<Void> record(Operation comparison, List<HostInfo> reported, Duration pause) {
        return transactions.run(connection -> operations
                .lock(connection, comparison)
                .chain(() -> record(connection, reported))
                .chain(() -> operations.lookAgain(connection, comparison, pause)));
    }

    /** Takes one statement when nothing changed, four for any number of changes. */
    Uni<Void> record(SqlConnection connection, List<HostInfo> reported) {
        return store.all(connection)
                .map(known -> new KnownHosts(known).observe(reported))
                .chain(changes -> save(connection, changes));
    }

    private Uni<Void> save(SqlConnection connection, List<Host.Change> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Host> hosts = changes.stream().map(Host.Change::host).toList();
        List<ComputeHostEvent> events =
                changes.stream().flatMap(change -> change.event().stream()).toList();
        return store.save(connection, hosts)
                .chain(() -> outbox.append(connection, events))
                .chain(() -> orderPolls(connection, hosts));
    }

    private Uni<Void> orderPolls(SqlConnection connection, List<Host> hosts) {
        return polls.order(
                connection, hosts.stream().map(Host::info).filter(HostInfo::up).toList());
    }
}
