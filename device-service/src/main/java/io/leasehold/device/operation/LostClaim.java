package io.leasehold.device.operation;

/** Another process has taken the operation over, or done it: this one stops without a word. */
public final class LostClaim extends RuntimeException {
    LostClaim(Operation operation) {
        super("Operation %d is no longer this process's".formatted(operation.id()), null, false, false);
    }
}
