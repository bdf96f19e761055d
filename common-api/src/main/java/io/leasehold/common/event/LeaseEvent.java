package io.leasehold.common.event;

/**
 * Change of a lease, published by reservation-service. Every event carries the whole lease after the change; consumers
 * reconcile to that state rather than follow a sequence of commands.
 *
 * @param lease the lease after the change; on {@link Change#ENDED} and {@link Change#DELETED} with the allocations just
 *     released
 */
public record LeaseEvent(Change change, LeaseSnapshot lease, String type) implements ServiceEvent {
    /** Kinds of changes. */
    public enum Change {
        CREATED("lease.create"),
        /** Dates or allocations changed, by a user or by the healing of a reservation. */
        UPDATED("lease.update"),
        RENAMED("lease.renamed"),
        DELETED("lease.delete"),
        /** The lease holds fewer resources than its reservations ask for. */
        DEGRADED("lease.degraded"),
        STARTED("lease.event.start_lease"),
        START_FAILED("lease.event.start_lease.error"),
        BEFORE_END("lease.event.before_end_lease"),
        BEFORE_END_FAILED("lease.event.before_end_lease.error"),
        /** The before-end event had run and was scheduled again, because the end of the lease moved to a later time. */
        BEFORE_END_STOPPED("lease.event.before_end_lease.stop"),
        ENDED("lease.event.end_lease"),
        END_FAILED("lease.event.end_lease.error"),
        /** A user-defined trigger is due; the trigger has no other effect. The name of the trigger ends the event's type. */
        USER_DEFINED("lease.event.");

        private final String type;

        Change(String type) {
            this.type = type;
        }

        String type() {
            return type;
        }
    }

    /** Returns the event of a change that has a type of its own. */
    public static LeaseEvent of(Change change, LeaseSnapshot lease) {
        return new LeaseEvent(change, lease, change.type);
    }

    /** Returns the event of a user-defined trigger. */
    public static LeaseEvent userDefined(String trigger, LeaseSnapshot lease) {
        return new LeaseEvent(Change.USER_DEFINED, lease, Change.USER_DEFINED.type + trigger);
    }

    @Override
    public String topic() {
        return Topics.LEASE;
    }

    @Override
    public String key() {
        return lease.leaseId();
    }

    @Override
    public Object payload() {
        return lease;
    }
}
