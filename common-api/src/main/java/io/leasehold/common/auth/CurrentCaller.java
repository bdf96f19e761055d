package io.leasehold.common.auth;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Caller of the current request. */
@RequestScoped
public class CurrentCaller {
    private Optional<Caller> caller = Optional.empty();

    /**
     * Returns the caller; throws {@link IllegalStateException} on an endpoint that permits everyone, since such an
     * endpoint has no caller.
     */
    public Caller get() {
        return caller.orElseThrow(() -> new IllegalStateException("an open endpoint asked for its caller"));
    }

    void set(Caller caller) {
        this.caller = Optional.of(caller);
    }
}
