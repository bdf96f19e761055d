package io.leasehold.common.inbox;

/** Failure to read a record for a reason that no retry removes. */
class UnreadableRecord extends RuntimeException {
    UnreadableRecord(String reason) {
        super("The record cannot be read: " + reason, null, false, false);
    }
}
