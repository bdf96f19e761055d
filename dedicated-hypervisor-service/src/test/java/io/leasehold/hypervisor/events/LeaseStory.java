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

/** A lease of whole hosts as reservation-service tells of it: each call writes one record. */
final class LeaseStory {
    static final String LICENSE = "vCenter Server 8.x Standard";
    private static final DateTimeFormatter FRACTION =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final KafkaLog LEASES = new KafkaLog(Topics.LEASE);

    final String lease = UUID.randomUUID().toString();
    final String reservation = UUID.randomUUID().toString();
    final String project = UUID.randomUUID().toString().replace("-", "");
    private final Instant start = Instant.now().minusSeconds(60);
    private final Instant end = start.plus(Duration.ofHours(1));
    private Instant updated = start;
    private List<String> hosts;
    private String capabilities = "\"license_type\":\"%s\"".formatted(LICENSE);
    private boolean started;

    private LeaseStory(List<String> hosts) {
        this.hosts = hosts;
    }

    static LeaseStory of(String... hosts) {
        return new LeaseStory(Arrays.asList(hosts));
    }

    /** The hosts offer these licences instead, separated by semicolons. */
    LeaseStory offering(String licenses) {
        capabilities = "\"license_type\":\"%s\"".formatted(licenses);
        return this;
    }

    LeaseStory offeringNothing() {
        capabilities = "";
        return this;
    }

    @CanIgnoreReturnValue
    LeaseStory create() {
        return tell("lease.create");
    }

    @CanIgnoreReturnValue
    LeaseStory start() {
        started = true;
        return tell("lease.event.start_lease");
    }

    @CanIgnoreReturnValue
    LeaseStory update(String... newHosts) {
        hosts = Arrays.asList(newHosts);
        updated = updated.plusSeconds(1);
        return tell("lease.update");
    }

    @CanIgnoreReturnValue
    LeaseStory end() {
        return tell("lease.event.end_lease");
    }

    @CanIgnoreReturnValue
    LeaseStory delete() {
        return tell("lease.delete");
    }

    /** Another lease whose start stands behind everything that was told of this one. */
    LeaseStory followedBy(String host) {
        LeaseStory other = of(host);
        other.started = true;
        LEASES.write(
                lease,
                other.payload(),
                Map.of("ce_id", UUID.randomUUID().toString(), "ce_type", "lease.event.start_lease"));
        return other;
    }

    @CanIgnoreReturnValue
    LeaseStory tell(String type) {
        return tell(type, UUID.randomUUID().toString(), payload());
    }

    @CanIgnoreReturnValue
    LeaseStory tell(String type, String id, String payload) {
        LEASES.write(lease, payload, Map.of("ce_id", id, "ce_type", type, "ce_source", "reservation"));
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
                        lease,
                        project,
                        FRACTION.format(start),
                        FRACTION.format(end),
                        SECONDS.format(start),
                        SECONDS.format(updated),
                        reservation,
                        lease,
                        SECONDS.format(start),
                        hosts.stream().map(this::allocation).collect(Collectors.joining(",")),
                        lease,
                        FRACTION.format(start),
                        started ? "DONE" : "UNDONE",
                        SECONDS.format(start));
    }

    private String allocation(String host) {
        return """
                {"host":"%s","host_uuid":"uuid-of-%1$s","host_id":"1","slots":1,"capabilities":{%s}}""".formatted(host, capabilities);
    }
}
