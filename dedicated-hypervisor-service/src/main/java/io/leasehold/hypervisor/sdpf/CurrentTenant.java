package io.leasehold.hypervisor.sdpf;

import io.leasehold.common.auth.Caller;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Tenant and caller of the request. */
@RequestScoped
public class CurrentTenant {
    private Optional<String> id = Optional.empty();
    private Optional<Caller> caller = Optional.empty();

    /** Returns the project in the path, in normal spelling. */
    public String id() {
        return id.orElseThrow(() -> new IllegalStateException("the route of the request has no tenant"));
    }

    /** Returns the caller: a user of the project, or an administrator. */
    public Caller caller() {
        return caller.orElseThrow(() -> new IllegalStateException("the route of the request has no tenant"));
    }

    void set(String project, Caller user) {
        id = Optional.of(project);
        caller = Optional.of(user);
    }
}
