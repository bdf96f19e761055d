package io.leasehold.compute.hardware;

import io.leasehold.common.adapter.CallTimedOut;
import io.leasehold.common.adapter.ConsoleUnavailable;
import io.leasehold.common.adapter.Consoles;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Calls to the hardware with a deadline and the breaker of the console; late and refused calls become hardware faults. */
@Singleton
class GuardedCalls {
    private final Consoles consoles;
    private final HardwareConfig config;

    GuardedCalls(Consoles consoles, HardwareConfig config) {
        this.consoles = consoles;
        this.config = config;
    }

    /** Makes a call; late → {@link HardwareFault.Timeout}, console paused → {@link HardwareFault.Busy}. */
    <T> Uni<T> make(String console, String call, Supplier<Uni<T>> work) {
        return translated(console, consoles.call(console, call, work));
    }

    /** Makes a call that takes minutes; the deadline is {@link HardwareConfig#slowCallDeadline()}. */
    <T> Uni<T> makeSlow(String console, String call, Supplier<Uni<T>> work) {
        return translated(console, consoles.call(console, call, config.slowCallDeadline(), work));
    }

    private static <T> Uni<T> translated(String console, Uni<T> answer) {
        return answer.onFailure(CallTimedOut.class)
                .transform(late -> new HardwareFault.Timeout("Console of " + console))
                .onFailure(ConsoleUnavailable.class)
                .transform(paused -> new HardwareFault.Busy("Console of " + console));
    }
}
