package io.leasehold.reservation.lease;

import java.util.EnumSet;
import java.util.Set;

/** Status of a lease, named as in the API; transitions as in contract section 3.2. */
public enum LeaseStatus {
    CREATING,
    PENDING,
    STARTING,
    ACTIVE,
    UPDATING,
    TERMINATING,
    TERMINATED,
    DELETING,
    ERROR;

    /** The statuses that may follow this one. */
    public Set<LeaseStatus> successors() {
        return switch (this) {
            case CREATING -> EnumSet.of(PENDING, DELETING);
            case PENDING -> EnumSet.of(STARTING, UPDATING, DELETING);
            case STARTING -> EnumSet.of(ACTIVE, ERROR, DELETING);
            case ACTIVE -> EnumSet.of(TERMINATING, UPDATING, DELETING);
            case UPDATING -> EnumSet.of(PENDING, ACTIVE, TERMINATED, ERROR, DELETING);
            case TERMINATING -> EnumSet.of(TERMINATED, ERROR, DELETING);
            case TERMINATED -> EnumSet.of(UPDATING, DELETING);
            case DELETING -> EnumSet.of(ERROR);
            case ERROR -> EnumSet.of(TERMINATING, UPDATING, DELETING);
        };
    }
}
