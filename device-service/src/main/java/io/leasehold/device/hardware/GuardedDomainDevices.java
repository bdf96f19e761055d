package io.leasehold.device.hardware;

import io.leasehold.common.adapter.CallTimedOut;
import io.leasehold.common.adapter.ConsoleUnavailable;
import io.leasehold.common.adapter.Consoles;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Supplier;

/** An adapter whose calls have a deadline, and a limit and a breaker for each host. */
final class GuardedDomainDevices implements DomainDevices {
    private final DomainDevices adapter;
    private final Consoles consoles;

    GuardedDomainDevices(DomainDevices adapter, Consoles consoles) {
        this.adapter = adapter;
        this.consoles = consoles;
    }

    @Override
    public Uni<Void> attach(String host, Domain domain, String device, AttachMode mode) {
        return call(consoles, host, "attach", () -> adapter.attach(host, domain, device, mode));
    }

    @Override
    public Uni<Void> detach(String host, Domain domain, String device, AttachMode mode) {
        return call(consoles, host, "detach", () -> adapter.detach(host, domain, device, mode));
    }

    @Override
    public Uni<Optional<String>> holder(String host, String device) {
        return call(consoles, host, "holder", () -> adapter.holder(host, device));
    }

    static <T> Uni<T> call(Consoles consoles, String console, String name, Supplier<Uni<T>> work) {
        return consoles.call(console, name, work)
                .onFailure(CallTimedOut.class)
                .transform(late -> new HardwareFault.Timeout("Host " + console))
                .onFailure(ConsoleUnavailable.class)
                .transform(unavailable -> new HardwareFault.Busy("Host " + console));
    }
}
