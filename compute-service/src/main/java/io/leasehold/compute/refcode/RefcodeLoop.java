package io.leasehold.compute.refcode;

import io.leasehold.common.loop.BackgroundLoop;
import io.leasehold.common.loop.BackgroundLoop.Outcome;
import io.leasehold.common.loop.Loops;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.sql.Transactions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Orders the reads of hosts that are due, after each signal and every second. Orders of several replicas coalesce. */
@Singleton
class RefcodeLoop {
    private final RefcodeRecorder recorder;
    private final Operations operations;
    private final Transactions transactions;
    private final BackgroundLoop loop;

    RefcodeLoop(RefcodeRecorder recorder, Operations operations, Transactions transactions, Loops loops) {
        this.recorder = recorder;
        this.operations = operations;
        this.transactions = transactions;
        this.loop = loops.loop("reference codes", this::pass);
    }

    void start(@Observes StartupEvent event, RefcodeSignal signal) {
        signal.listen(loop::wake);
        loop.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    @Scheduled(every = "1s")
    void sweep() {
        loop.wake();
    }

    private Uni<Outcome> pass() {
        return transactions
                .run(connection -> recorder.dueHosts(connection)
                        .map(hosts -> hosts.stream().map(RefcodeReader::read).toList())
                        .chain(orders -> operations.order(connection, orders)))
                .replaceWith(Outcome.IDLE);
    }
}
