package io.leasehold.common.inbox;

/** A record that no number of further tries will make readable. */
class UnreadableRecord extends RuntimeException {
    UnreadableRecord(String reason) {
        super("The record cannot be read: " + reason, null, false, false);
    }
}
