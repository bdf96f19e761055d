package io.leasehold.compute.nova;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.auth.CurrentCaller;
import io.leasehold.common.auth.Role;
import io.leasehold.common.error.ServiceException;
import jakarta.inject.Singleton;

/** Checks of the caller's role. A refusal names the rule as Nova does. */
@Singleton
public class Policy {
    private final CurrentCaller caller;
    private final ApiRequest request;

    Policy(CurrentCaller caller, ApiRequest request) {
        this.caller = caller;
        this.request = request;
    }

    /** Accepts administrators; any other caller → 403. */
    public void admin(String rule) {
        if (!caller.get().isAdmin()) {
            throw refusal(rule);
        }
    }

    /** Accepts members; readers → 403. */
    public void member(String rule) {
        if (!caller.get().is(Role.MEMBER)) {
            throw refusal(rule);
        }
    }

    /** Accepts readers; a service without a project → 403. */
    public void reader(String rule) {
        if (!caller.get().is(Role.READER)) {
            throw refusal(rule);
        }
    }

    /** Accepts administrators, and services of the suite on short paths; any other caller → 403. */
    public void adminOrService(String rule) {
        if (!isService()) {
            admin(rule);
        }
    }

    /** Returns true for a service of the suite on a short path. */
    public boolean isService() {
        Caller who = caller.get();
        return who.is(Role.SERVICE) && !who.isAdmin() && request.tenant().isEmpty();
    }

    /** Returns the failure for a caller without the required role. */
    public static ServiceException refusal(String rule) {
        return ServiceException.forbidden("Policy doesn't allow os_compute_api:%s to be performed.".formatted(rule));
    }
}
