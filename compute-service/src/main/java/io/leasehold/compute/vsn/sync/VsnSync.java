package io.leasehold.compute.vsn.sync;

import io.leasehold.common.outbox.Transactions;
import io.leasehold.common.work.Steps;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.Vsn;
import io.leasehold.compute.vsn.VsnConfig;
import io.leasehold.compute.vsn.sync.VsnObservation.ObservedVsn;
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
    private final VsnReader reader;
    private final VsnSyncStore store;
    private final VsnRecorder recorder;
    private final Transactions transactions;
    private final Steps steps;
    private final VsnConfig config;
    private final Clock clock;

    VsnSync(
            VsnReader reader,
            VsnSyncStore store,
            VsnRecorder recorder,
            Transactions transactions,
            Steps steps,
            VsnConfig config,
            Clock clock) {
        this.reader = reader;
        this.store = store;
        this.recorder = recorder;
        this.transactions = transactions;
        this.steps = steps;
        this.config = config;
        this.clock = clock;
    }

    Uni<Void> observe(Mtms host) {
        return store.known(host)
                .chain(known -> reader.of(host)
                        .map(seen -> observation(host, seen))
                        .chain(observation ->
                                transactions.run(connection -> recorder.record(connection, observation, known))))
                .invoke(() -> steps.reached("compute.vsn.synced"));
    }

    private VsnObservation observation(Mtms host, Map<Vsn, ObservedVsn> seen) {
        Instant now = clock.instant();
        return new VsnObservation(host, seen, now, now.minus(config.operationTimeout()));
    }
}
