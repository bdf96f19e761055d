package io.leasehold.device.hardware.simulated;

import io.leasehold.common.outbox.Transactions;
import io.leasehold.device.hardware.AttachMode;
import io.leasehold.device.hardware.Domain;
import io.leasehold.device.hardware.DomainDevices;
import io.leasehold.device.hardware.HardwareFault;
import io.leasehold.device.hardware.simulated.Faults.Fault;
import io.leasehold.device.hardware.simulated.MachineStore.Slot;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;

/** The simulated hypervisors: each device is in one virtual machine at most, and what is done stays done. */
@Singleton
@Identifier("simulator") class SimulatedDomains implements DomainDevices {
    private final MachineStore store;
    private final Transactions transactions;
    private final Faults faults;
    private final SimulatorGate gate;

    SimulatedDomains(MachineStore store, Transactions transactions, Faults faults, SimulatorGate gate) {
        gate.require();
        this.store = store;
        this.transactions = transactions;
        this.faults = faults;
        this.gate = gate;
    }

    @Override
    public Uni<Void> attach(String host, Domain domain, String device, AttachMode mode) {
        return act(
                "attach",
                host,
                device,
                connection -> store.lock(connection, host, device)
                        .invoke(found -> requireFree(reachable(found, device), domain, device))
                        .chain(() -> store.plug(connection, host, domain, device, mode)));
    }

    @Override
    public Uni<Void> detach(String host, Domain domain, String device, AttachMode mode) {
        return act(
                "detach",
                host,
                device,
                connection -> store.lock(connection, host, device)
                        .invoke(found -> found.ifPresent(slot -> requireReachable(slot, device)))
                        .chain(() -> store.unplug(connection, domain, device)));
    }

    @Override
    public Uni<Optional<String>> holder(String host, String device) {
        return gate.open()
                .chain(() -> faults.next("holder", host, device))
                .chain(fault -> Faults.answer(
                        fault,
                        device,
                        store.holder(device).map(found -> found.map(row -> row.getString("domain_uuid")))));
    }

    private Uni<Void> act(String op, String host, String device, Function<SqlConnection, Uni<Void>> deed) {
        return gate.open()
                .chain(() -> faults.next(op, host, device))
                .chain(fault -> Faults.answer(fault, device, happening(fault, deed)));
    }

    private Uni<Void> happening(Fault fault, Function<SqlConnection, Uni<Void>> deed) {
        return fault.happens() ? transactions.run(deed) : Uni.createFrom().voidItem();
    }

    private static Slot reachable(Optional<Slot> found, String device) {
        Slot slot = found.orElseThrow(() -> new HardwareFault.NotFound("Mediated device " + device));
        requireReachable(slot, device);
        return slot;
    }

    private static void requireReachable(Slot slot, String device) {
        if (!slot.connected()) {
            throw new HardwareFault.Io("The host of " + device + " does not answer");
        }
    }

    private static void requireFree(Slot slot, Domain domain, String device) {
        slot.holder().filter(holder -> !holder.equals(domain.uuid())).ifPresent(holder -> {
            throw new HardwareFault.Busy("Mediated device " + device);
        });
    }
}
