package io.leasehold.common.work;

/** A named point between two steps of work that must survive a crash; each service lists its own in one enum. */
public interface Boundary {
    /** The name under which tests arm the boundary, such as {@code outbox.sent}. */
    String text();
}
