package io.leasehold.common.event;

/**
 * Change of a lease, published by reservation-service. Every event carries the whole lease after the change; consumers
 * reconcile to that state rather than follow a sequence of commands.
 */
public sealed interface LeaseEvent extends ServiceEvent {
    /** Returns the lease after the change; on {@link Ended} and {@link Deleted} with the allocations just released. */
    LeaseSnapshot lease();

    @Override
    default String topic() {
        return Topics.LEASE;
    }

    @Override
    default String key() {
        return lease().leaseId();
    }

    @Override
    default Object payload() {
        return lease();
    }

    record Created(LeaseSnapshot lease) implements LeaseEvent {
        static final String TYPE = "lease.create";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Dates or allocations changed, by a user or by the healing of a reservation. */
    record Updated(LeaseSnapshot lease) implements LeaseEvent {
        static final String TYPE = "lease.update";

        @Override
        public String type() {
            return TYPE;
        }
    }

    record Renamed(LeaseSnapshot lease) implements LeaseEvent {
        static final String TYPE = "lease.renamed";

        @Override
        public String type() {
            return TYPE;
        }
    }

    record Deleted(LeaseSnapshot lease) implements LeaseEvent {
        static final String TYPE = "lease.delete";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The lease holds fewer resources than its reservations ask for. */
    record Degraded(LeaseSnapshot lease) implements LeaseEvent {
        static final String TYPE = "lease.degraded";

        @Override
        public String type() {
            return TYPE;
        }
    }

    record Started(LeaseSnapshot lease) implements LeaseEvent {
        static final String TYPE = "lease.event.start_lease";

        @Override
        public String type() {
            return TYPE;
        }
    }

    record StartFailed(LeaseSnapshot lease) implements LeaseEvent {
        static final String TYPE = "lease.event.start_lease.error";

        @Override
        public String type() {
            return TYPE;
        }
    }

    record BeforeEnd(LeaseSnapshot lease) implements LeaseEvent {
        static final String TYPE = "lease.event.before_end_lease";

        @Override
        public String type() {
            return TYPE;
        }
    }

    record BeforeEndFailed(LeaseSnapshot lease) implements LeaseEvent {
        static final String TYPE = "lease.event.before_end_lease.error";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The before-end event had run and was scheduled again, because the end of the lease moved to a later time. */
    record BeforeEndStopped(LeaseSnapshot lease) implements LeaseEvent {
        static final String TYPE = "lease.event.before_end_lease.stop";

        @Override
        public String type() {
            return TYPE;
        }
    }

    record Ended(LeaseSnapshot lease) implements LeaseEvent {
        static final String TYPE = "lease.event.end_lease";

        @Override
        public String type() {
            return TYPE;
        }
    }

    record EndFailed(LeaseSnapshot lease) implements LeaseEvent {
        static final String TYPE = "lease.event.end_lease.error";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** A user-defined trigger is due; the trigger has no other effect. */
    record UserDefined(LeaseSnapshot lease, String eventType) implements LeaseEvent {
        /** Prefix of the types of user-defined events; the user's own name follows. */
        static final String PREFIX = "lease.event.";

        @Override
        public String type() {
            return PREFIX + eventType;
        }
    }
}
