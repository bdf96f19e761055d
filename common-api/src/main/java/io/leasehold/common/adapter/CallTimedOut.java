package io.leasehold.common.adapter;

import java.time.Duration;

/** A console has not answered a call before its deadline; whether the call took or will take effect is unknown. */
public final class CallTimedOut extends RuntimeException implements ConsoleFailure {
    CallTimedOut(String console, String call, Duration deadline) {
        super(
                "Console %s has not answered %s within %d ms".formatted(console, call, deadline.toMillis()),
                null,
                false,
                false);
    }
}
