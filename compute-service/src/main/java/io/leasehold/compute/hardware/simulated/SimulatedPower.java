package io.leasehold.compute.hardware.simulated;

import io.leasehold.common.id.NamedUuids;
import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.hardware.HostInfo;
import io.leasehold.compute.hardware.LparInfo;
import io.leasehold.compute.hardware.LparSpec;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.PowerHardware;
import io.leasehold.compute.hardware.Vsn;
import io.leasehold.compute.hardware.VsnInfo;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Consoles of the simulated fleet: each call is one durable change in the simulator's database. */
@Singleton
@Identifier("simulator") class SimulatedPower implements PowerHardware {
    private final Console console;
    private final LparStore lpars;
    private final SimulatedVsnStore pool;

    SimulatedPower(Console console, LparStore lpars, SimulatedVsnStore pool) {
        this.console = console;
        this.lpars = lpars;
        this.pool = pool;
    }

    @Override
    public Uni<List<LparInfo>> lpars(Mtms host) {
        return console.read(host, connection -> lpars.on(connection, host));
    }

    @Override
    public Uni<Optional<LparInfo>> lpar(Mtms host, UUID id) {
        return console.read(host, connection -> lpars.find(connection, host, id));
    }

    @Override
    public Uni<LparInfo> create(Mtms host, LparSpec spec) {
        return console.plan(spec)
                .chain(() -> console.change(
                        "create",
                        host,
                        spec.id(),
                        (connection, info) -> lpars.find(connection, host, spec.id())
                                .chain(there -> there.map(Uni.createFrom()::item)
                                        .orElseGet(() -> make(connection, info, spec)))));
    }

    @Override
    public Uni<Void> delete(Mtms host, UUID lpar, boolean resetAutoAssign) {
        return console.change(
                "delete",
                host,
                lpar,
                (connection, info) -> lpars.find(connection, host, lpar)
                        .invoke(found -> found.ifPresent(SimulatedPower::requireOff))
                        .chain(() -> pool.detach(connection, lpar, resetAutoAssign))
                        .chain(() -> lpars.delete(connection, lpar)));
    }

    @Override
    public Uni<Void> powerOn(Mtms host, UUID lpar) {
        return withLpar(
                "power_on",
                host,
                lpar,
                (connection, found) -> found.state().isOn() ? nothing() : lpars.setPower(connection, lpar, "on"));
    }

    @Override
    public Uni<Void> powerOff(Mtms host, UUID lpar) {
        return withLpar(
                "power_off",
                host,
                lpar,
                (connection, found) -> found.state().isOn() ? lpars.setPower(connection, lpar, "off") : nothing());
    }

    @Override
    public Uni<Void> restart(Mtms host, UUID lpar) {
        return withLpar("restart", host, lpar, (connection, found) -> {
            if (!found.state().isOn()) {
                throw new HardwareFault.InvalidState("Partition %s is not activated".formatted(found.name()));
            }
            return lpars.setPower(connection, lpar, "restarted");
        });
    }

    @Override
    public Uni<UUID> snapshot(Mtms host, UUID lpar, String name) {
        UUID image = NamedUuids.inUrlNamespace("leasehold:snapshot:%s:%s".formatted(lpar, name));
        return console.change(
                "snapshot",
                host,
                lpar,
                (connection, info) -> lpars.find(connection, host, lpar)
                        .chain(found -> lpars.capture(connection, lpar, name, image, found.isPresent()))
                        .invoke(taken -> {
                            if (!taken) {
                                throw unknown(lpar);
                            }
                        })
                        .map(taken -> image));
    }

    @Override
    public Uni<List<VsnInfo>> vsns(Mtms host) {
        return console.read(host, connection -> pool.on(connection, host));
    }

    @Override
    public Uni<Void> assignVsn(Mtms host, UUID lpar, Vsn vsn) {
        return withLpar("assign_vsn", host, lpar, (connection, found) -> {
            if (found.vsn().filter(vsn::equals).isPresent()) {
                return nothing();
            }
            requireOff(found);
            return pool.lock(connection, host, vsn)
                    .invoke(number -> requireFree(number, found))
                    .chain(() -> pool.attach(connection, vsn, lpar));
        });
    }

    @Override
    public Uni<Void> unassignVsn(Mtms host, UUID lpar, boolean resetAutoAssign) {
        return console.change(
                "unassign_vsn",
                host,
                lpar,
                (connection, info) -> lpars.find(connection, host, lpar)
                        .invoke(found ->
                                found.filter(there -> there.vsn().isPresent()).ifPresent(SimulatedPower::requireOff))
                        .chain(() -> pool.detach(connection, lpar, resetAutoAssign)));
    }

    @Override
    public Uni<Void> releaseVsn(Mtms host, Vsn vsn) {
        return console.change(
                "release_vsn",
                host,
                (connection, info) -> pool.lock(connection, host, vsn)
                        .invoke(number -> {
                            if (number.partitionId().isPresent()) {
                                throw new HardwareFault.InvalidState("%s is on a partition".formatted(vsn));
                            }
                        })
                        .chain(() -> pool.offer(connection, vsn)));
    }

    private Uni<LparInfo> make(SqlConnection connection, HostInfo host, LparSpec spec) {
        if (!host.can().operatingSystems().contains(spec.osType().text())) {
            throw new HardwareFault.NotCapable("Host %s does not run %s"
                    .formatted(host.mtms(), spec.osType().text()));
        }
        return lpars.used(connection, host.mtms())
                .invoke(used -> used.checkFree(spec.demand(), host.size()))
                .chain(() -> lpars.insert(connection, host.mtms(), spec))
                .chain(() -> lpars.find(connection, host.mtms(), spec.id()))
                .map(made -> made.orElseThrow(() -> unknown(spec.id())));
    }

    private <T> Uni<T> withLpar(
            String operation, Mtms host, UUID lpar, BiFunction<SqlConnection, LparInfo, Uni<T>> effect) {
        Function<Optional<LparInfo>, LparInfo> required = found -> found.orElseThrow(() -> unknown(lpar));
        return console.change(
                operation,
                host,
                lpar,
                (connection, info) -> lpars.find(connection, host, lpar)
                        .map(required)
                        .chain(found -> effect.apply(connection, found)));
    }

    private static void requireOff(LparInfo lpar) {
        if (lpar.state().isOn()) {
            throw new HardwareFault.InvalidState(
                    "Partition %s is %s".formatted(lpar.name(), lpar.state().text()));
        }
    }

    private static void requireFree(VsnInfo number, LparInfo lpar) {
        if (number.partitionId().isPresent() || lpar.vsn().isPresent()) {
            throw new HardwareFault.InvalidState(
                    "%s cannot go to partition %s: one of them is taken".formatted(number.vsn(), lpar.name()));
        }
    }

    private static HardwareFault unknown(UUID lpar) {
        return new HardwareFault.NotFound("Partition " + lpar);
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
