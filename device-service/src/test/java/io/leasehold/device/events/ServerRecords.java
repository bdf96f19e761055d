package io.leasehold.device.events;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.leasehold.common.event.Topics;
import io.leasehold.common.test.KafkaLog;
import io.leasehold.device.zstack.Uuids;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Server events of compute. Each call of {@code send} writes one record. */
final class ServerRecords {
    private static final KafkaLog SERVERS = new KafkaLog(Topics.COMPUTE_SERVER);

    private final String id;
    private final String project;
    private final Optional<String> lease;

    private ServerRecords(String id, String project, Optional<String> lease) {
        this.id = id;
        this.project = project;
        this.lease = lease;
    }

    /** Returns the records of a virtual machine that the service knows. */
    static ServerRecords of(String vm) {
        return new ServerRecords(Uuids.dashed(vm), "36c27e8ff05c4780bf6d2fa65700f22e", Optional.empty());
    }

    /** Returns the records of a new server, optionally under a lease. */
    static ServerRecords newServer(String project, Optional<String> lease) {
        return new ServerRecords(UUID.randomUUID().toString(), project, lease);
    }

    /** Returns the server's id as this service writes it. */
    String vm() {
        return id.replace("-", "");
    }

    @CanIgnoreReturnValue
    ServerRecords send(String type, String status, long version) {
        return send(type, status, version, UUID.randomUUID().toString());
    }

    @CanIgnoreReturnValue
    ServerRecords send(String type, String status, long version, String event) {
        SERVERS.write(id, payload(status, version), Map.of("ce_id", event, "ce_type", type, "ce_source", "compute"));
        return this;
    }

    private String payload(String status, long version) {
        return """
                {"server_id":"%s","name":"aix-73","project_id":"%s","user_id":"u","status":"%s","vm_state":"x",
                 "power_state":1,"host":"910542A_78A1B01","host_uuid":"af505b47-d522-413d-99d3-61b93cf92d2a",
                 "reservation_id":null,"lease_id":%s,"version":%d,"occurred_at":"2026-01-02T03:04:05Z"}
                """.formatted(
                id, project, status, lease.map(text -> "\"" + text + "\"").orElse("null"), version);
    }
}
