package io.leasehold.local.command;

/** Command line that cannot be parsed. */
final class UsageError extends RuntimeException {
    UsageError(String message) {
        super(message, null, false, false);
    }
}
