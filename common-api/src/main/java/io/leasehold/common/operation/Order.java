package io.leasehold.common.operation;

import java.time.Duration;
import java.util.Optional;

/**
 * An order for an operation.
 *
 * <p>An order without a job coalesces with one of its kind and subject that has not begun; while that one runs, the order
 * makes it run once more. A job is an order with arguments, which are stored under the job's id: jobs never merge.
 *
 * @param console the console that the work talks to; empty for work inside the service
 * @param job the id of the job; empty for work without arguments
 * @param note why the work is done; the note of the first of several coalescing orders counts
 * @param delay the time before which the work does not begin
 */
public record Order(String kind, String subject, String console, String job, Optional<String> note, Duration delay) {
    /** Work inside the service, due now. */
    public static Order of(String kind, String subject) {
        return new Order(kind, subject, "", "", Optional.empty(), Duration.ZERO);
    }

    /** The order, to be done through a console. */
    public Order at(String name) {
        return new Order(kind, subject, name, job, note, delay);
    }

    /** The order as a job of its own. */
    public Order as(String id) {
        return new Order(kind, subject, console, id, note, delay);
    }

    /** The order with its reason. */
    public Order because(String reason) {
        return new Order(kind, subject, console, job, Optional.of(reason), delay);
    }

    /** The order, due after the delay. */
    public Order after(Duration pause) {
        return new Order(kind, subject, console, job, note, pause);
    }
}
