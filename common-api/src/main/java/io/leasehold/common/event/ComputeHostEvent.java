package io.leasehold.common.event;

/**
 * State of a host in compute-service's inventory. The {@code version} grows per host; consumers drop a report that is
 * not newer than the last one they applied.
 */
public sealed interface ComputeHostEvent extends ServiceEvent {
    HostReport report();

    @Override
    default String topic() {
        return Topics.COMPUTE_HOST;
    }

    @Override
    default String key() {
        return report().host();
    }

    @Override
    default Object payload() {
        return report();
    }

    /**
     * State of a host, as compute-service knows the host.
     *
     * @param host MTMS
     * @param hostUuid dashed
     * @param hypervisorId the id that reservation-service uses as host id
     * @param state {@code up} or {@code down}
     * @param status {@code enabled} or {@code disabled}
     */
    record HostReport(String host, String hostUuid, int hypervisorId, String state, String status, long version) {}

    record Up(HostReport report) implements ComputeHostEvent {
        static final String TYPE = "host.up";

        @Override
        public String type() {
            return TYPE;
        }
    }

    record Down(HostReport report) implements ComputeHostEvent {
        static final String TYPE = "host.down";

        @Override
        public String type() {
            return TYPE;
        }
    }

    record CapacityChanged(HostReport report) implements ComputeHostEvent {
        static final String TYPE = "host.capacity-changed";

        @Override
        public String type() {
            return TYPE;
        }
    }
}
