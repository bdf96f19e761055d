package io.leasehold.common.operation;

import java.util.Optional;

/**
 * A piece of work that this process has claimed for one try.
 *
 * @param kind names the {@link OperationWork} that does the work
 * @param subject the thing that the work is done to; two operations of one subject never run at once
 * @param job distinguishes orders of one kind and subject that carry arguments; empty for work without arguments
 * @param console the console that the work talks to; empty for work inside the service
 * @param phase how far the work has come, in the kind's own words; empty before the first step
 * @param note why the work is done, or undone
 * @param attempt the number of failed tries since the last order
 * @param claim the number of this claim; outcomes of an earlier claim change nothing
 * @param orders the number of orders that this try covers; later ones lead to another try
 */
public record Operation(
        long id,
        String kind,
        String subject,
        String job,
        String console,
        String phase,
        Optional<String> note,
        int attempt,
        long claim,
        long orders) {
    /** The operation in its next phase. */
    public Operation in(Enum<?> next) {
        return new Operation(id, kind, subject, job, console, next.name(), note, attempt, claim, orders);
    }

    /** The operation with the reason why its work is done, or undone. */
    public Operation because(String reason) {
        return new Operation(id, kind, subject, job, console, phase, Optional.of(reason), attempt, claim, orders);
    }
}
