package io.leasehold.compute.refcode;

import io.leasehold.common.boundary.Steps;
import io.leasehold.common.sql.Transactions;
import io.leasehold.compute.boundary.ComputeBoundary;
import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.hardware.LparInfo;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.Partitions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the reference codes of the servers on a host: one call to the hardware and one transaction for all of them. */
@Singleton
class RefcodeReader {
    private final Partitions hardware;
    private final RefcodeRecorder recorder;
    private final Transactions transactions;
    private final Steps steps;

    RefcodeReader(Partitions hardware, RefcodeRecorder recorder, Transactions transactions, Steps steps) {
        this.hardware = hardware;
        this.recorder = recorder;
        this.transactions = transactions;
        this.steps = steps;
    }

    /** Reads the host and records the result; a host that does not answer counts as a failed read of each server. */
    Uni<Void> read(Mtms host) {
        return hardware.lpars(host)
                .onFailure(HardwareFault.class)
                .recoverWithItem(List.of())
                .map(partitions -> partitions.stream().collect(Collectors.toMap(LparInfo::id, Function.identity())))
                .invoke(() -> steps.reached(ComputeBoundary.REFCODE_READ))
                .chain(partitions -> transactions.run(connection -> recorder.record(connection, host, partitions)))
                .invoke(() -> steps.reached(ComputeBoundary.REFCODE_RECORDED));
    }
}
