package io.leasehold.compute.vsn.sync;

import io.leasehold.common.boundary.Steps;
import io.leasehold.common.operation.Operation;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.sql.Transactions;
import io.leasehold.compute.boundary.ComputeBoundary;
import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.hardware.HostInfo;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.poll.HostPoll;
import io.leasehold.compute.vsn.VirtualSerialNumber;
import io.leasehold.compute.vsn.VsnConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Recurring comparison of the recorded virtual serial numbers of a host with the hardware. The recorded numbers are read
 * before the hardware is, and a number that changes meanwhile is left as it is.
 */
@Singleton
class VsnSync implements HostPoll {
    private final VsnReader reader;
    private final VsnSyncStore store;
    private final VsnRecorder recorder;
    private final Transactions transactions;
    private final Operations operations;
    private final Steps steps;
    private final VsnConfig config;

    /** The observed numbers of a host and the numbers that were recorded before. */
    record Look(VsnObservation observation, List<VirtualSerialNumber> known) {
        Look {
            known = List.copyOf(known);
        }
    }

    VsnSync(
            VsnReader reader,
            VsnSyncStore store,
            VsnRecorder recorder,
            Transactions transactions,
            Operations operations,
            Steps steps,
            VsnConfig config) {
        this.reader = reader;
        this.store = store;
        this.recorder = recorder;
        this.transactions = transactions;
        this.operations = operations;
        this.steps = steps;
        this.config = config;
    }

    @Override
    public String kind() {
        return "vsn-sync";
    }

    @Override
    public boolean appliesTo(HostInfo host) {
        return host.up() && host.can().vsnCapable() && host.can().vsnEnabled();
    }

    @Override
    public Uni<Void> run(Operation operation) {
        Mtms host = Mtms.of(operation.subject());
        return store.canBeAsked(host)
                .chain(there -> there
                        ? observe(operation, host)
                        : transactions.run(connection -> operations.done(connection, operation)));
    }

    /** Changes nothing: the numbers stay as they were observed last, until the host is ordered again. */
    @Override
    public Uni<Void> abandon(SqlConnection connection, Operation operation, String reason) {
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> observe(Operation operation, Mtms host) {
        return look(host)
                .chain(look -> transactions.run(connection -> operations
                        .lock(connection, operation)
                        .chain(() -> recorder.record(connection, look.observation(), look.known()))
                        .chain(() -> operations.lookAgain(connection, operation, config.syncInterval()))))
                .invoke(() -> steps.reached(ComputeBoundary.VSN_SYNCED))
                .onFailure(HardwareFault.class)
                .recoverWithUni(fault -> transactions.run(
                        connection -> operations.retry(connection, operation, String.valueOf(fault.getMessage()))));
    }

    /** Reads the recorded numbers and then the hardware; records nothing. */
    Uni<Look> look(Mtms host) {
        return store.known(host).chain(known -> reader.read(host).map(observation -> new Look(observation, known)));
    }
}
