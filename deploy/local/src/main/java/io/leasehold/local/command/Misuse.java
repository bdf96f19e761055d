package io.leasehold.local.command;

/** A command line that nobody can make sense of. */
final class Misuse extends RuntimeException {
    Misuse(String message) {
        super(message, null, false, false);
    }
}
