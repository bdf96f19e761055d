package io.leasehold.hypervisor.events;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.leasehold.common.event.Topics;
import io.leasehold.common.test.KafkaLog;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Lease of whole hosts whose methods write the events of reservation-service. */
final class TestLease {
    static final String LICENSE = "vCenter Server 8.x Standard";
    private static final DateTimeFormatter FRACTION =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final KafkaLog LEASES = new KafkaLog(Topics.LEASE);

    final String id = UUID.randomUUID().toString();
    final String reservation = UUID.randomUUID().toString();
    final String project = UUID.randomUUID().toString().replace("-", "");
    private final Instant start = Instant.now().minusSeconds(60);
    private final Instant end = start.plus(Duration.ofHours(1));
    private Instant updated = start;
    private List<String> hosts;
    private String capabilities = "\"license_type\":\"%s\"".formatted(LICENSE);
    private boolean started;

    private TestLease(List<String> hosts) {
        this.hosts = hosts;
    }

    static TestLease of(String... hosts) {
        return new TestLease(Arrays.asList(hosts));
    }

    /** Sets the licences that the hosts offer, separated by semicolons. */
    TestLease offering(String licenses) {
        capabilities = "\"license_type\":\"%s\"".formatted(licenses);
        return this;
    }

    TestLease offeringNothing() {
        capabilities = "";
        return this;
    }

    @CanIgnoreReturnValue
    TestLease create() {
        return send("lease.create");
    }

    @CanIgnoreReturnValue
    TestLease start() {
        started = true;
        return send("lease.event.start_lease");
    }

    @CanIgnoreReturnValue
    TestLease update(String... newHosts) {
        hosts = Arrays.asList(newHosts);
        updated = updated.plusSeconds(1);
        return send("lease.update");
    }

    @CanIgnoreReturnValue
    TestLease end() {
        return send("lease.event.end_lease");
    }

    @CanIgnoreReturnValue
    TestLease delete() {
        return send("lease.delete");
    }

    /** Starts another lease behind the events of this lease, in the same partition. */
    TestLease followedBy(String host) {
        TestLease other = of(host);
        other.started = true;
        LEASES.write(
                id,
                other.payload(),
                Map.of("ce_id", UUID.randomUUID().toString(), "ce_type", "lease.event.start_lease"));
        return other;
    }

    @CanIgnoreReturnValue
    TestLease send(String type) {
        return send(type, UUID.randomUUID().toString(), payload());
    }

    @CanIgnoreReturnValue
    TestLease send(String type, String eventId, String payload) {
        LEASES.write(id, payload, Map.of("ce_id", eventId, "ce_type", type, "ce_source", "reservation"));
        return this;
    }

    String payload() {
        return """
                {"lease_id":"%s","name":"l","user_id":"u","project_id":"%s","trust_id":"t","start_date":"%s",
                 "end_date":"%s","status":"PENDING","degraded":false,"created_at":"%s","updated_at":"%s",
                 "reservations":[{"resource_type":"physical:host","id":"%s","lease_id":"%s","status":"pending",
                   "missing_resources":false,"resources_changed":false,"resource_id":"1","created_at":"%s",
                   "updated_at":null,"min":1,"max":9,"hypervisor_properties":"","resource_properties":"",
                   "before_end":"default","allocations":[%s]}],
                 "events":[{"id":"e","lease_id":"%s","event_type":"start_lease","time":"%s","status":"%s",
                   "created_at":"%s","updated_at":null}]}
                """.formatted(
                        id,
                        project,
                        FRACTION.format(start),
                        FRACTION.format(end),
                        SECONDS.format(start),
                        SECONDS.format(updated),
                        reservation,
                        id,
                        SECONDS.format(start),
                        hosts.stream().map(this::allocation).collect(Collectors.joining(",")),
                        id,
                        FRACTION.format(start),
                        started ? "DONE" : "UNDONE",
                        SECONDS.format(start));
    }

    private String allocation(String host) {
        return """
                {"host":"%s","host_uuid":"uuid-of-%1$s","host_id":"1","slots":1,"capabilities":{%s}}""".formatted(host, capabilities);
    }
}
