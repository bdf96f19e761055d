package io.leasehold.compute.vsn.sync;

import io.leasehold.common.outbox.Transactions;
import io.leasehold.common.work.Steps;
import io.leasehold.compute.hardware.Mtms;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * Comparison of the recorded virtual serial numbers of a host with the hardware. The recorded numbers are read before the
 * hardware is, and a number that changes meanwhile is left as it is.
 */
@Singleton
class VsnSync {
    private final VsnReader reader;
    private final VsnSyncStore store;
    private final VsnRecorder recorder;
    private final Transactions transactions;
    private final Steps steps;

    VsnSync(VsnReader reader, VsnSyncStore store, VsnRecorder recorder, Transactions transactions, Steps steps) {
        this.reader = reader;
        this.store = store;
        this.recorder = recorder;
        this.transactions = transactions;
        this.steps = steps;
    }

    Uni<Void> sync(Mtms host) {
        return store.known(host)
                .chain(known -> reader.read(host)
                        .chain(observation ->
                                transactions.run(connection -> recorder.record(connection, observation, known))))
                .invoke(() -> steps.reached("compute.vsn.synced"));
    }
}
