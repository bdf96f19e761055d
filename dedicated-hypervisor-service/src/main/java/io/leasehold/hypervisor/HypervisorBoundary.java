package io.leasehold.hypervisor;

import io.leasehold.common.boundary.Boundaries;
import io.leasehold.common.boundary.Boundary;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Step boundaries of this service. */
public enum HypervisorBoundary implements Boundary {
    /** An order is recorded, its machine is not claimed. */
    SERVER_ORDERED("hypervisor.server.ordered"),
    /** A machine is claimed, its order is not accepted. */
    SERVER_CLAIMED("hypervisor.server.claimed"),
    /** A server is accepted, the request is not answered. */
    SERVER_ACCEPTED("hypervisor.server.accepted"),
    /** An installation was requested, nothing is recorded of that. */
    SERVER_INSTALLING("hypervisor.server.installing"),
    /** A release was requested, nothing is recorded of that. */
    SERVER_RELEASING("hypervisor.server.releasing"),
    /** The effect of an event is written, not committed. */
    REACTION_APPLIED("hypervisor.reaction.applied"),
    /** The licences of a lease are changed, not committed. */
    LEASE_SETTLED("hypervisor.lease.settled"),
    /** A tenant's contracts are rolled over, not committed. */
    CONTRACT_ROLLED("hypervisor.contract.rolled"),
    /** An hour is sampled and committed. */
    USAGE_SAMPLED("hypervisor.usage.sampled");

    private final String text;

    HypervisorBoundary(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }

    /** Lists the boundaries for {@link io.leasehold.common.boundary.Steps}. */
    static class Listed {
        @Produces
        @Singleton
        Boundaries boundaries() {
            return Boundaries.of(values());
        }
    }
}
