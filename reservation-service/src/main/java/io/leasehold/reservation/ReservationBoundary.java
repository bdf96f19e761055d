package io.leasehold.reservation;

import io.leasehold.common.boundary.Boundaries;
import io.leasehold.common.boundary.Boundary;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Step boundaries of this service. */
public enum ReservationBoundary implements Boundary {
    /** A host's registration is begun; compute has not been asked. */
    HOST_ANNOUNCED("host.announced"),
    /** Compute has taken the host into the freepool, which is not recorded. */
    HOST_IN_FREEPOOL("host.in-freepool"),
    /** A host's removal is begun; compute has not been asked. */
    HOST_WITHDRAWN("host.withdrawn"),
    /** Compute has taken the host out of the freepool, which is not recorded. */
    HOST_OUT_OF_FREEPOOL("host.out-of-freepool"),
    /** Due triggers are claimed, none has been executed. */
    ENGINE_CLAIMED("engine.claimed"),
    /** The network has done its part of a trigger, which is not recorded. */
    ENGINE_ACTED("engine.acted"),
    /** The outcome of triggers is committed. */
    ENGINE_RECORDED("engine.recorded");

    private final String text;

    ReservationBoundary(String text) {
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
