package io.leasehold.common.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a server of compute-service. Consumers drop reports whose {@code version} is not newer than what they know. */
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
     * The server after what happened.
     *
     * @param serverId dashed
     * @param status the API's status, such as {@code ACTIVE}
     * @param vmState the API's {@code vm_state}, such as {@code active}
     * @param powerState the API's number: 0 none, 1 running, 4 shut down
     * @param host MTMS; null before it is scheduled
     * @param hostUuid dashed; null with {@code host}
     * @param reservationId the lease's reservation that it was booted under, if any
     * @param leaseId that reservation's lease
     * @param version grows by server
     * @param devices the mediated devices that it had, as 32 hex digits; only on {@link Deleted}
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

    /** Accepted; it has no host yet. */
    record Created(ServerReport server) implements ServerEvent {
        static final String TYPE = "server.created";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** It is about to be powered on. */
    record Starting(ServerReport server) implements ServerEvent {
        static final String TYPE = "server.starting";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** It runs: first boot, start, or found running. */
    record Active(ServerReport server) implements ServerEvent {
        static final String TYPE = "server.active";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** It could not be powered on and stays as it was. */
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

    /** It is in status ERROR. */
    record Failed(ServerReport server) implements ServerEvent {
        static final String TYPE = "server.error";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** It is gone; told once, after its partition is gone. */
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
