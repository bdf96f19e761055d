package io.leasehold.common.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a virtual serial number of compute-service. */
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
     * The number after what happened.
     *
     * @param virtualSerialNumber seven characters
     * @param host the MTMS it is on
     * @param projectId whose reservation or server it is; null when nobody's
     * @param serverId dashed; the server it is, or was, on
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

    /** The hypervisor has confirmed it on the server. */
    record Assigned(VsnReport vsn) implements VsnEvent {
        static final String TYPE = "vsn.assigned";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The hypervisor has confirmed that it left the server. */
    record Unassigned(VsnReport vsn) implements VsnEvent {
        static final String TYPE = "vsn.unassigned";

        @Override
        public String type() {
            return TYPE;
        }
    }
}
