package io.leasehold.compute;

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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Events of a lease as reservation-service publishes them; each call writes one record. */
public final class LeaseStory {
    public static final String PROJECT = "aaa8749130bc3d2886d6b9bb3fcb1715";
    private static final DateTimeFormatter FRACTION =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final KafkaLog LEASES = new KafkaLog(Topics.LEASE);
    private static final KafkaLog REPORTS = new KafkaLog(Topics.RESERVATION_REPORT);

    private static final AtomicInteger AGGREGATES = new AtomicInteger(1_000_000);

    /** Kind of the reserved resource. */
    private enum Kind {
        HOSTS,
        INSTANCES,
        FLAVORS,
        FLOATING_IPS
    }

    public final String lease = UUID.randomUUID().toString();
    public final String reservation = UUID.randomUUID().toString();
    private final Instant start = Instant.now().minusSeconds(60);
    private final Instant end = start.plus(Duration.ofHours(1));
    /** Server group of a reservation of instances. */
    public final String group = UUID.randomUUID().toString();
    /** Aggregate id of a reservation of instances. */
    public final int aggregate = AGGREGATES.incrementAndGet();

    private final Kind kind;
    private Instant updated = start;
    private String beforeEnd = "default";
    private List<String> hosts;
    private boolean started;

    private LeaseStory(List<String> hosts, Kind kind) {
        this.hosts = hosts;
        this.kind = kind;
    }

    /** Starts a lease of whole hosts. */
    public static LeaseStory of(String... hosts) {
        return new LeaseStory(Arrays.asList(hosts), Kind.HOSTS);
    }

    /** Starts a lease of one instance of 2 processors, 4096 MB and 100 GB on each of the hosts. */
    public static LeaseStory ofInstancesOn(String... hosts) {
        return new LeaseStory(Arrays.asList(hosts), Kind.INSTANCES);
    }

    /**
     * Starts a lease of one instance on each of the hosts, of a flavor of 2 dedicated processors, 4096 MB, 50 GB of
     * root and 10 GB of ephemeral disk.
     */
    public static LeaseStory ofFlavorOn(String... hosts) {
        return new LeaseStory(Arrays.asList(hosts), Kind.FLAVORS);
    }

    /** Starts a lease of a floating IP, which concerns no host. */
    public static LeaseStory ofFloatingIp() {
        return new LeaseStory(List.of(), Kind.FLOATING_IPS);
    }

    /** Requests images of the servers before the end. */
    public LeaseStory withSnapshot() {
        beforeEnd = "snapshot";
        return this;
    }

    @CanIgnoreReturnValue
    public LeaseStory beforeEnd() {
        return tell("lease.event.before_end_lease");
    }

    @CanIgnoreReturnValue
    public LeaseStory create() {
        return tell("lease.create");
    }

    @CanIgnoreReturnValue
    public LeaseStory start() {
        started = true;
        return tell("lease.event.start_lease");
    }

    @CanIgnoreReturnValue
    public LeaseStory update(String... newHosts) {
        hosts = Arrays.asList(newHosts);
        updated = updated.plusSeconds(1);
        return tell("lease.update");
    }

    @CanIgnoreReturnValue
    public LeaseStory end() {
        return tell("lease.event.end_lease");
    }

    @CanIgnoreReturnValue
    public LeaseStory delete() {
        return tell("lease.delete");
    }

    @CanIgnoreReturnValue
    public LeaseStory tell(String type) {
        return tell(type, UUID.randomUUID().toString());
    }

    @CanIgnoreReturnValue
    public LeaseStory tell(String type, String id) {
        return tell(type, id, payload());
    }

    @CanIgnoreReturnValue
    public LeaseStory tell(String type, String id, String payload) {
        LEASES.write(lease, payload, Map.of("ce_id", id, "ce_type", type, "ce_source", "reservation"));
        return this;
    }

    /** Returns the types of compute's reports so far. */
    public List<String> reports() {
        return REPORTS.read(lease).stream()
                .map(record -> KafkaLog.header(record, "ce_type"))
                .toList();
    }

    /** Returns the value of the last report. */
    public String lastReport() {
        return REPORTS.read(lease).stream().map(ConsumerRecord::value).toList().getLast();
    }

    /** Returns the value of the last report of the type. */
    public String report(String type) {
        return REPORTS.read(lease).stream()
                .filter(record -> KafkaLog.header(record, "ce_type").equals(type))
                .map(ConsumerRecord::value)
                .toList()
                .getLast();
    }

    public String payload() {
        return """
                {"lease_id":"%s","name":"l","user_id":"u","project_id":"%s","trust_id":"t","start_date":"%s",
                 "end_date":"%s","status":"PENDING","degraded":false,"created_at":"%s","updated_at":"%s",
                 "reservations":[%s],
                 "events":[{"id":"e","lease_id":"%s","event_type":"start_lease","time":"%s","status":"%s",
                   "created_at":"%s","updated_at":null}]}
                """.formatted(
                        lease,
                        PROJECT,
                        FRACTION.format(start),
                        FRACTION.format(end),
                        SECONDS.format(start),
                        SECONDS.format(updated),
                        resource(),
                        lease,
                        FRACTION.format(start),
                        started ? "DONE" : "UNDONE",
                        SECONDS.format(start));
    }

    private String resource() {
        return """
                {%s,"id":"%s","lease_id":"%s","status":"pending",
                   "missing_resources":false,"resources_changed":false,"resource_id":"1","created_at":"%s",
                   "updated_at":null}
                """.formatted(capacity(), reservation, lease, SECONDS.format(start));
    }

    private String capacity() {
        return switch (kind) {
            case HOSTS -> wholeHosts();
            case INSTANCES -> instances();
            case FLAVORS -> flavors();
            case FLOATING_IPS -> floatingIps();
        };
    }

    private String wholeHosts() {
        return """
                "resource_type":"physical:host","min":1,"max":9,"hypervisor_properties":"","resource_properties":"",
                "before_end":"%s","allocations":[%s]""".formatted(beforeEnd, allocations());
    }

    private String instances() {
        return """
                "resource_type":"virtual:instance","amount":%d,"vcpus":2,"memory_mb":4096,"disk_gb":100,
                "affinity":false,"resource_properties":"","flavor_id":"%s","server_group_id":"%s","aggregate_id":%d,
                "before_end":"%s","allocations":[%s]""".formatted(hosts.size(), reservation, group, aggregate, beforeEnd, allocations());
    }

    private String flavors() {
        return """
                "resource_type":"flavor:instance","amount":%d,"vcpus":2,"memory_mb":4096,"disk_gb":50,
                "resource_properties":"{\\"id\\":\\"4711\\",\\"name\\":\\"db.medium\\",\\"vcpus\\":2,\
                \\"ram\\":4096,\\"disk\\":50,\\"OS-FLV-EXT-DATA:ephemeral\\":10,\\"extra_specs\\":{\\"powervm:dedicated_proc\\":\\"true\\"}}",
                "flavor_id":"%s","aggregate_id":%d,"allocations":[%s]""".formatted(hosts.size(), reservation, aggregate, allocations());
    }

    private static String floatingIps() {
        return """
                "resource_type":"virtual:floatingip","network_id":"1e17587e-a7ed-4b82-a17b-4beb32523e28","amount":1,
                "required_floatingips":[],"floatingips":["172.24.4.101"]""";
    }

    private String allocations() {
        return hosts.stream().map(LeaseStory::allocation).collect(Collectors.joining(","));
    }

    private static String allocation(String host) {
        return """
                {"host":"%s","host_uuid":"u","host_id":"1","slots":1,"capabilities":{}}""".formatted(host);
    }
}
