package io.leasehold.common.auth;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** The caller of the request in hand. */
@RequestScoped
public class CurrentCaller {
    private Optional<Caller> caller = Optional.empty();

    /** The caller; only open endpoints have none, and they must not ask. */
    public Caller get() {
        return caller.orElseThrow(() -> new IllegalStateException("an open endpoint asked for its caller"));
    }

    void set(Caller caller) {
        this.caller = Optional.of(caller);
    }
}
