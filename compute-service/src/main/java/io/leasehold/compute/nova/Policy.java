package io.leasehold.compute.nova;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.auth.CurrentCaller;
import io.leasehold.common.auth.Role;
import io.leasehold.common.error.ServiceException;
import jakarta.inject.Singleton;

/** Who may do what, where that depends on the role alone; a refusal names the rule as Nova does. */
@Singleton
public class Policy {
    private final CurrentCaller caller;
    private final ApiRequest request;

    Policy(CurrentCaller caller, ApiRequest request) {
        this.caller = caller;
        this.request = request;
    }

    /** Lets administrators pass; anybody else → 403. */
    public void admin(String rule) {
        if (!caller.get().isAdmin()) {
            throw refusal(rule);
        }
    }

    /** Lets members pass, as whoever changes things of a project must be one; readers → 403. */
    public void member(String rule) {
        if (!caller.get().is(Role.MEMBER)) {
            throw refusal(rule);
        }
    }

    /** Lets everybody pass who may read things of a project; a service without a project of its own → 403. */
    public void reader(String rule) {
        if (!caller.get().is(Role.READER)) {
            throw refusal(rule);
        }
    }

    /** Lets administrators pass, and the suite's own services on the short paths; anybody else → 403. */
    public void adminOrService(String rule) {
        if (!isService()) {
            admin(rule);
        }
    }

    /** Whether another service of the suite is calling, on a path that is open to it. */
    public boolean isService() {
        Caller who = caller.get();
        return who.is(Role.SERVICE) && !who.isAdmin() && request.tenant().isEmpty();
    }

    /** The failure for a caller whose role is too weak. */
    public static ServiceException refusal(String rule) {
        return ServiceException.forbidden("Policy doesn't allow os_compute_api:%s to be performed.".formatted(rule));
    }
}
