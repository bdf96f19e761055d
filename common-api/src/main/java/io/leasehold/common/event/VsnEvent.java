package io.leasehold.common.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Change of a virtual serial number in compute-service. */
public sealed interface VsnEvent extends ServiceEvent {
    VsnReport vsn();

    @Override
    default String topic() {
        return Topics.COMPUTE_VSN;
    }

    @Override
    default String key() {
        return vsn().virtualSerialNumber();
    }

    @Override
    default Object payload() {
        return vsn();
    }

    /**
     * State of the virtual serial number after the change.
     *
     * @param virtualSerialNumber seven characters
     * @param host the MTMS of the host that the number belongs to
     * @param projectId the project of the reservation or the server; null when the number belongs to no project
     * @param serverId dashed; the server that has, or had, the number
     */
    record VsnReport(
            String virtualSerialNumber,
            String host,
            @Nullable String projectId,
            @Nullable String serverId,
            Instant occurredAt) {}

    record Reserved(VsnReport vsn) implements VsnEvent {
        static final String TYPE = "vsn.reserved";

        @Override
        public String type() {
            return TYPE;
        }
    }

    record Unreserved(VsnReport vsn) implements VsnEvent {
        static final String TYPE = "vsn.unreserved";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The hypervisor has confirmed the number on the server. */
    record Assigned(VsnReport vsn) implements VsnEvent {
        static final String TYPE = "vsn.assigned";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The hypervisor has confirmed the removal of the number from the server. */
    record Unassigned(VsnReport vsn) implements VsnEvent {
        static final String TYPE = "vsn.unassigned";

        @Override
        public String type() {
            return TYPE;
        }
    }
}
