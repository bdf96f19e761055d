package io.leasehold.hypervisor.hardware.console;

import io.leasehold.common.adapter.CallTimedOut;
import io.leasehold.common.adapter.ConsoleUnavailable;
import io.leasehold.common.adapter.Consoles;
import io.leasehold.hypervisor.hardware.HardwareFault;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Calls to consoles, whose failures are this service's. */
@Singleton
class ConsoleCalls {
    private final Consoles consoles;

    ConsoleCalls(Consoles consoles) {
        this.consoles = consoles;
    }

    /**
     * Makes a call as {@link Consoles#call}; fails with {@link HardwareFault.Timeout} after the deadline, with
     * {@link HardwareFault.Busy} when the call was not made.
     */
    <T> Uni<T> call(String console, String call, Supplier<Uni<T>> work) {
        return consoles.call(console, call, work)
                .onFailure(CallTimedOut.class)
                .transform(late -> new HardwareFault.Timeout("%s of console %s".formatted(call, console)))
                .onFailure(ConsoleUnavailable.class)
                .transform(refused -> new HardwareFault.Busy(console));
    }
}
