package io.leasehold.hypervisor.sdpf;

import io.leasehold.common.auth.Caller;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Whose things the request in hand is about, and who asks. */
@RequestScoped
public class CurrentTenant {
    private Optional<String> id = Optional.empty();
    private Optional<Caller> caller = Optional.empty();

    /** The project that the path names, in its one spelling; every query of project data carries it. */
    public String id() {
        return id.orElseThrow(() -> new IllegalStateException("a route without tenant asked for it"));
    }

    /** Who asks: one of the project, or an administrator. */
    public Caller caller() {
        return caller.orElseThrow(() -> new IllegalStateException("a route without tenant asked for its caller"));
    }

    void set(String project, Caller who) {
        id = Optional.of(project);
        caller = Optional.of(who);
    }
}
