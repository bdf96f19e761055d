package io.leasehold.common.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Change of a server of compute-service. Consumers drop a report whose {@code version} is not newer than the last one
 * they applied.
 */
public sealed interface ServerEvent extends ServiceEvent {
    ServerReport server();

    @Override
    default String topic() {
        return Topics.COMPUTE_SERVER;
    }

    @Override
    default String key() {
        return server().serverId();
    }

    @Override
    default Object payload() {
        return server();
    }

    /**
     * State of the server after the change.
     *
     * @param serverId dashed
     * @param status the API's status, such as {@code ACTIVE}
     * @param vmState the API's {@code vm_state}, such as {@code active}
     * @param powerState the API's number: 0 none, 1 running, 4 shut down
     * @param host MTMS; null before the server is scheduled
     * @param hostUuid dashed; null with {@code host}
     * @param reservationId the reservation under which the server was booted, if any
     * @param leaseId the lease of that reservation
     * @param version grows per server
     * @param devices the attached mediated devices, as 32 hex digits; only on {@link Deleted}
     * @param refcode hexadecimal reference code; only on {@link ReferenceCodeChanged}
     */
    record ServerReport(
            String serverId,
            String name,
            String projectId,
            String userId,
            String status,
            String vmState,
            int powerState,
            @Nullable String host,
            @Nullable String hostUuid,
            @Nullable String reservationId,
            @Nullable String leaseId,
            long version,
            Instant occurredAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> devices,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String refcode) {
        public ServerReport {
            devices = devices == null ? null : List.copyOf(devices);
        }
    }

    /** The server was accepted and has no host yet. */
    record Created(ServerReport server) implements ServerEvent {
        static final String TYPE = "server.created";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The server is about to be powered on. */
    record Starting(ServerReport server) implements ServerEvent {
        static final String TYPE = "server.starting";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The server runs: after the first boot, after a start, or because it was found running. */
    record Active(ServerReport server) implements ServerEvent {
        static final String TYPE = "server.active";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The server could not be powered on; its state is unchanged. */
    record StartFailed(ServerReport server) implements ServerEvent {
        static final String TYPE = "server.start-failed";

        @Override
        public String type() {
            return TYPE;
        }
    }

    record Stopped(ServerReport server) implements ServerEvent {
        static final String TYPE = "server.stopped";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The server is in status ERROR. */
    record Failed(ServerReport server) implements ServerEvent {
        static final String TYPE = "server.error";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The server is deleted; published once, after its partition was removed. */
    record Deleted(ServerReport server) implements ServerEvent {
        static final String TYPE = "server.deleted";

        @Override
        public String type() {
            return TYPE;
        }
    }

    record ReferenceCodeChanged(ServerReport server) implements ServerEvent {
        static final String TYPE = "server.refcode-changed";

        @Override
        public String type() {
            return TYPE;
        }
    }
}
