package io.leasehold.local.command;

/** A command line that nobody can make sense of. */
final class UsageError extends RuntimeException {
    UsageError(String message) {
        super(message, null, false, false);
    }
}
