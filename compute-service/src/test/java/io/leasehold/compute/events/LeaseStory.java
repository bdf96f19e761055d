package io.leasehold.compute.events;

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
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A lease of whole hosts as reservation-service tells of it: each call writes one record. */
final class LeaseStory {
    static final String PROJECT = "aaa8749130bc3d2886d6b9bb3fcb1715";
    private static final DateTimeFormatter FRACTION =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final KafkaLog LEASES = new KafkaLog(Topics.LEASE);
    private static final KafkaLog REPORTS = new KafkaLog(Topics.RESERVATION_REPORT);

    final String lease = UUID.randomUUID().toString();
    final String reservation = UUID.randomUUID().toString();
    private final Instant start = Instant.now().minusSeconds(60);
    private final Instant end = start.plus(Duration.ofHours(1));
    private Instant updated = start;
    private List<String> hosts;
    private boolean started;

    private LeaseStory(List<String> hosts) {
        this.hosts = hosts;
    }

    static LeaseStory of(String... hosts) {
        return new LeaseStory(Arrays.asList(hosts));
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

    @CanIgnoreReturnValue
    LeaseStory tell(String type) {
        return tell(type, UUID.randomUUID().toString());
    }

    @CanIgnoreReturnValue
    LeaseStory tell(String type, String id) {
        return tell(type, id, payload());
    }

    @CanIgnoreReturnValue
    LeaseStory tell(String type, String id, String payload) {
        LEASES.write(lease, payload, Map.of("ce_id", id, "ce_type", type, "ce_source", "reservation"));
        return this;
    }

    /** The types of compute's reports so far. */
    List<String> reports() {
        return REPORTS.read(lease).stream()
                .map(record -> KafkaLog.header(record, "ce_type"))
                .toList();
    }

    /** The last report's value. */
    String lastReport() {
        return REPORTS.read(lease).stream().map(ConsumerRecord::value).toList().getLast();
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
                        PROJECT,
                        FRACTION.format(start),
                        FRACTION.format(end),
                        SECONDS.format(start),
                        SECONDS.format(updated),
                        reservation,
                        lease,
                        SECONDS.format(start),
                        hosts.stream().map(LeaseStory::allocation).collect(Collectors.joining(",")),
                        lease,
                        FRACTION.format(start),
                        started ? "DONE" : "UNDONE",
                        SECONDS.format(start));
    }

    private static String allocation(String host) {
        return """
                {"host":"%s","host_uuid":"u","host_id":"1","slots":1,"capabilities":{}}""".formatted(host);
    }
}
