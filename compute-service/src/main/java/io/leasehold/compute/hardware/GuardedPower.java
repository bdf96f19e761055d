package io.leasehold.compute.hardware;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Power servers with a deadline for each call and a breaker for each host. */
final class GuardedPower implements PowerHardware {
    private final PowerHardware hardware;
    private final GuardedCalls calls;

    GuardedPower(PowerHardware hardware, GuardedCalls calls) {
        this.hardware = hardware;
        this.calls = calls;
    }

    @Override
    public Uni<List<LparInfo>> lpars(Mtms host) {
        return calls.make(host.toString(), "lpars", () -> hardware.lpars(host));
    }

    @Override
    public Uni<Optional<LparInfo>> lpar(Mtms host, UUID id) {
        return calls.make(host.toString(), "lpar", () -> hardware.lpar(host, id));
    }

    @Override
    public Uni<LparInfo> create(Mtms host, LparSpec spec) {
        return calls.makeSlow(host.toString(), "create", () -> hardware.create(host, spec));
    }

    @Override
    public Uni<Void> delete(Mtms host, UUID lpar, boolean resetAutoAssign) {
        return calls.make(host.toString(), "delete", () -> hardware.delete(host, lpar, resetAutoAssign));
    }

    @Override
    public Uni<Void> powerOn(Mtms host, UUID lpar) {
        return calls.make(host.toString(), "power_on", () -> hardware.powerOn(host, lpar));
    }

    @Override
    public Uni<Void> powerOff(Mtms host, UUID lpar) {
        return calls.make(host.toString(), "power_off", () -> hardware.powerOff(host, lpar));
    }

    @Override
    public Uni<Void> restart(Mtms host, UUID lpar) {
        return calls.make(host.toString(), "restart", () -> hardware.restart(host, lpar));
    }

    @Override
    public Uni<UUID> snapshot(Mtms host, UUID lpar, String name) {
        return calls.makeSlow(host.toString(), "snapshot", () -> hardware.snapshot(host, lpar, name));
    }

    @Override
    public Uni<List<VsnInfo>> vsns(Mtms host) {
        return calls.make(host.toString(), "vsns", () -> hardware.vsns(host));
    }

    @Override
    public Uni<Void> assignVsn(Mtms host, UUID lpar, Vsn vsn) {
        return calls.make(host.toString(), "assign_vsn", () -> hardware.assignVsn(host, lpar, vsn));
    }

    @Override
    public Uni<Void> unassignVsn(Mtms host, UUID lpar, boolean resetAutoAssign) {
        return calls.make(host.toString(), "unassign_vsn", () -> hardware.unassignVsn(host, lpar, resetAutoAssign));
    }

    @Override
    public Uni<Void> releaseVsn(Mtms host, Vsn vsn) {
        return calls.make(host.toString(), "release_vsn", () -> hardware.releaseVsn(host, vsn));
    }
}
