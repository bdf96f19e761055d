package io.leasehold.device.operation;

import java.util.Optional;

/**
 * A piece of work that this process has claimed.
 *
 * @param kind which {@link OperationWork} does it
 * @param subject what it is done for; there is at most one operation of a kind for each
 * @param phase how far it is
 * @param note why it is done, or undone
 * @param attempt how many tries there were before
 */
public record Operation(long id, String kind, String subject, Phase phase, Optional<String> note, int attempt) {
    /** The same work, further on. */
    public Operation in(Phase next) {
        return new Operation(id, kind, subject, next, note, attempt);
    }

    /** The same work, to be undone. */
    public Operation undone(String why) {
        return new Operation(id, kind, subject, Phase.COMPENSATING, Optional.of(why), attempt);
    }
}
