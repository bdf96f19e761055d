package io.leasehold.common.event;

/**
 * What happened to a lease, told by reservation-service; every event carries the whole lease as it then was.
 * Consumers reconcile to that payload, they do not compare commands.
 */
public sealed interface LeaseEvent extends ServiceEvent {
    /** The lease after what happened; on {@link Ended} and {@link Deleted} with the allocations just released. */
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

    /** Dates or allocations changed, by a user or by healing. */
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

    /** The lease has less than it was promised. */
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

    /** The before-end event had run and was armed again, since the end moved away. */
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

    /** A trigger that the user defined was due; it has no other effect. */
    record UserDefined(LeaseSnapshot lease, String eventType) implements LeaseEvent {
        /** What the types of these events begin with; the user's own name follows. */
        static final String PREFIX = "lease.event.";

        @Override
        public String type() {
            return PREFIX + eventType;
        }
    }
}
