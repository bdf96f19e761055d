package io.leasehold.common.operation;

import io.leasehold.common.boundary.Boundaries;
import io.leasehold.common.boundary.Boundary;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Step boundaries of the operation engine. */
enum OperationBoundary implements Boundary {
    /** Operations are claimed, none has begun. */
    CLAIMED("operation.claimed"),
    /** A try has ended, with its outcome committed. */
    DONE("operation.done");

    private final String text;

    OperationBoundary(String text) {
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
