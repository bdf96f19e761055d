package io.leasehold.common.adapter;

/** A console is paused after failures, or has as many calls in flight as it may have: the call was not made. */
public final class ConsoleUnavailable extends RuntimeException {
    ConsoleUnavailable(String console, String reason) {
        super("Console %s %s".formatted(console, reason), null, false, false);
    }
}
