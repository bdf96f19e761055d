package io.leasehold.device.events;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.leasehold.common.event.Topics;
import io.leasehold.common.test.KafkaLog;
import java.util.Map;
import java.util.UUID;

/** Lease events of reservation-service. Each call of {@code send} writes one record. */
final class LeaseRecords {
    private static final KafkaLog LEASES = new KafkaLog(Topics.LEASE);

    final String id = UUID.randomUUID().toString();
    private final String project;

    private LeaseRecords(String project) {
        this.project = project;
    }

    static LeaseRecords of(String project) {
        return new LeaseRecords(project);
    }

    @CanIgnoreReturnValue
    LeaseRecords send(String type) {
        return send(type, UUID.randomUUID().toString());
    }

    @CanIgnoreReturnValue
    LeaseRecords send(String type, String event) {
        LEASES.write(id, payload(), Map.of("ce_id", event, "ce_type", type, "ce_source", "reservation"));
        return this;
    }

    private String payload() {
        return """
                {"lease_id":"%s","name":"l","user_id":"u","project_id":"%s","trust_id":"t",
                 "start_date":"2026-01-02T03:04:05.000000","end_date":"2026-01-02T04:04:05.000000","status":"ACTIVE",
                 "degraded":false,"created_at":"2026-01-02 03:04:05","updated_at":null,"reservations":[],"events":[]}
                """.formatted(id, project);
    }
}
