package io.leasehold.common.event;

/** Change of a host that an administrator registered with reservation-service. */
public sealed interface RegisteredHostEvent extends ServiceEvent {
    /** Returns reservation-service's id of the host. */
    String hostId();

    /** Returns the MTMS. */
    String host();

    /** Returns compute-service's id of the host, dashed. */
    String hostUuid();

    @Override
    default String topic() {
        return Topics.REGISTERED_HOST;
    }

    @Override
    default String key() {
        return hostId();
    }

    record Created(String hostId, String host, String hostUuid) implements RegisteredHostEvent {
        static final String TYPE = "host.created";

        @Override
        public String type() {
            return TYPE;
        }
    }

    record Updated(String hostId, String host, String hostUuid) implements RegisteredHostEvent {
        static final String TYPE = "host.updated";

        @Override
        public String type() {
            return TYPE;
        }
    }

    record Deleted(String hostId, String host, String hostUuid) implements RegisteredHostEvent {
        static final String TYPE = "host.deleted";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The host went down or was disabled; no new lease is allocated on the host. */
    record Failed(String hostId, String host, String hostUuid) implements RegisteredHostEvent {
        static final String TYPE = "host.failed";

        @Override
        public String type() {
            return TYPE;
        }
    }

    record Recovered(String hostId, String host, String hostUuid) implements RegisteredHostEvent {
        static final String TYPE = "host.recovered";

        @Override
        public String type() {
            return TYPE;
        }
    }
}
