package io.leasehold.device.hardware.simulated;

import io.leasehold.common.outbox.Transactions;
import io.leasehold.device.hardware.AttachMode;
import io.leasehold.device.hardware.Domain;
import io.leasehold.device.hardware.DomainDevices;
import io.leasehold.device.hardware.HardwareFault;
import io.leasehold.device.hardware.simulated.InjectedFaults.Fault;
import io.leasehold.device.hardware.simulated.SimulatorStore.SimulatedDevice;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;

/** Simulated hypervisors. A device is attached to at most one virtual machine, and attachments survive restarts. */
@Singleton
@Identifier("simulator") class SimulatedDomains implements DomainDevices {
    private final SimulatorStore store;
    private final Transactions transactions;
    private final InjectedFaults faults;
    private final SimulatorSetup setup;

    SimulatedDomains(SimulatorStore store, Transactions transactions, InjectedFaults faults, SimulatorSetup setup) {
        setup.requireAllowed();
        this.store = store;
        this.transactions = transactions;
        this.faults = faults;
        this.setup = setup;
    }

    @Override
    public Uni<Void> attach(String host, Domain domain, String device, AttachMode mode) {
        return act(
                "attach",
                host,
                device,
                connection -> store.lock(connection, host, device)
                        .invoke(found -> requireFree(reachable(found, device), domain, device))
                        .chain(() -> store.attach(connection, host, domain, device, mode)));
    }

    @Override
    public Uni<Void> detach(String host, Domain domain, String device, AttachMode mode) {
        return act(
                "detach",
                host,
                device,
                connection -> store.lock(connection, host, device)
                        .invoke(found -> found.ifPresent(simulated -> requireReachable(simulated, device)))
                        .chain(() -> store.detach(connection, domain, device)));
    }

    @Override
    public Uni<Optional<String>> holder(String host, String device) {
        return setup.ensureInstalled()
                .chain(() -> faults.next("holder", host, device))
                .chain(fault -> InjectedFaults.answer(
                        fault,
                        device,
                        store.holder(device).map(found -> found.map(row -> row.getString("domain_uuid")))));
    }

    private Uni<Void> act(String op, String host, String device, Function<SqlConnection, Uni<Void>> action) {
        return setup.ensureInstalled()
                .chain(() -> faults.next(op, host, device))
                .chain(fault -> InjectedFaults.answer(fault, device, effect(fault, action)));
    }

    private Uni<Void> effect(Fault fault, Function<SqlConnection, Uni<Void>> action) {
        return fault.happens() ? transactions.run(action) : Uni.createFrom().voidItem();
    }

    private static SimulatedDevice reachable(Optional<SimulatedDevice> found, String device) {
        SimulatedDevice simulated = found.orElseThrow(() -> new HardwareFault.NotFound("Mediated device " + device));
        requireReachable(simulated, device);
        return simulated;
    }

    private static void requireReachable(SimulatedDevice simulated, String device) {
        if (!simulated.connected()) {
            throw new HardwareFault.Io("The host of " + device + " does not answer");
        }
    }

    private static void requireFree(SimulatedDevice simulated, Domain domain, String device) {
        simulated.holder().filter(holder -> !holder.equals(domain.uuid())).ifPresent(holder -> {
            throw new HardwareFault.Busy("Mediated device " + device);
        });
    }
}
