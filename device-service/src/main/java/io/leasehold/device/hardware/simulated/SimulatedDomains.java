package io.leasehold.device.hardware.simulated;

import io.leasehold.common.sql.Transactions;
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
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The simulated hypervisors: changes stay, and obey the mode of the call. A device is given to one virtual machine at
 * most, except by an effect that comes late.
 */
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
                found -> requireFree(reachable(found, device), domain, device),
                (connection, definitionOnly) ->
                        store.attach(connection, host, domain, device, mode == AttachMode.BOTH && !definitionOnly));
    }

    @Override
    public Uni<Void> detach(String host, Domain domain, String device, AttachMode mode) {
        return act(
                "detach",
                host,
                device,
                found -> found.ifPresent(simulated -> requireReachable(simulated, device)),
                (connection, definitionOnly) ->
                        store.detach(connection, domain, device, mode == AttachMode.BOTH && !definitionOnly));
    }

    @Override
    public Uni<Optional<String>> holder(String host, String device) {
        return setup.ensureInstalled()
                .chain(() -> faults.next("holder", host, device))
                .chain(fault -> InjectedFaults.answer(
                        fault,
                        device,
                        transactions.run(connection -> store.lock(connection, host, device)
                                .invoke(found -> found.ifPresent(simulated -> requireReachable(simulated, device)))
                                .map(found -> found.flatMap(simulated ->
                                        simulated.holders().stream().findFirst())))));
    }

    private Uni<Void> act(
            String op,
            String host,
            String device,
            Consumer<Optional<SimulatedDevice>> check,
            BiFunction<SqlConnection, Boolean, Uni<Void>> effect) {
        Function<SqlConnection, Uni<Void>> checked =
                connection -> store.lock(connection, host, device).invoke(check).replaceWithVoid();
        return setup.ensureInstalled()
                .chain(() -> faults.next(op, host, device))
                .chain(fault ->
                        act(fault, device, checked, connection -> effect.apply(connection, fault.definitionOnly())));
    }

    private Uni<Void> act(
            Fault fault,
            String device,
            Function<SqlConnection, Uni<Void>> checked,
            Function<SqlConnection, Uni<Void>> effect) {
        if (!fault.happens()) {
            return InjectedFaults.answer(fault, device, Uni.createFrom().voidItem());
        }
        return fault.beforeEffect()
                ? transactions.run(checked).chain(() -> InjectedFaults.answer(fault, device, transactions.run(effect)))
                : InjectedFaults.answer(
                        fault,
                        device,
                        transactions.run(
                                connection -> checked.apply(connection).chain(() -> effect.apply(connection))));
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
        if (simulated.holders().stream().anyMatch(holder -> !holder.equals(domain.uuid()))) {
            throw new HardwareFault.Busy("Mediated device " + device);
        }
    }
}
