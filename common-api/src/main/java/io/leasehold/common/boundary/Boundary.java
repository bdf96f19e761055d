package io.leasehold.common.boundary;

/** Named point between two steps of work that must survive a crash; each service lists its boundaries in one enum. */
public interface Boundary {
    /** Returns the name under which tests arm the boundary, such as {@code outbox.sent}. */
    String text();
}
