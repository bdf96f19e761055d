package io.leasehold.compute.vsn.sync;

import io.leasehold.common.outbox.Transactions;
import io.leasehold.common.work.Steps;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.Vsn;
import io.leasehold.compute.vsn.VsnConfig;
import io.leasehold.compute.vsn.sync.Look.Seen;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/**
 * Brings the numbers of a host to what the hardware shows. What is known is read before the look, and a number that
 * changed meanwhile is left alone: so the look never undoes what it could not see.
 */
@Singleton
class VsnSync {
    private final HostFeed feed;
    private final SyncStore store;
    private final Logbook logbook;
    private final Transactions transactions;
    private final Steps steps;
    private final VsnConfig config;
    private final Clock clock;

    VsnSync(
            HostFeed feed,
            SyncStore store,
            Logbook logbook,
            Transactions transactions,
            Steps steps,
            VsnConfig config,
            Clock clock) {
        this.feed = feed;
        this.store = store;
        this.logbook = logbook;
        this.transactions = transactions;
        this.steps = steps;
        this.config = config;
        this.clock = clock;
    }

    Uni<Void> look(Mtms host) {
        return store.known(host)
                .chain(known -> feed.of(host)
                        .map(seen -> look(host, seen))
                        .chain(look -> transactions.run(connection -> logbook.record(connection, look, known))))
                .invoke(() -> steps.reached("compute.vsn.synced"));
    }

    private Look look(Mtms host, Map<Vsn, Seen> seen) {
        Instant now = clock.instant();
        return new Look(host, seen, now, now.minus(config.operationTimeout()));
    }
}
