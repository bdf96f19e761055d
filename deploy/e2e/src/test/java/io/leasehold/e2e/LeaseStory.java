package io.leasehold.e2e;

import static io.leasehold.e2e.Api.AGGREGATES;
import static io.leasehold.e2e.Api.HOSTS;
import static io.leasehold.e2e.Api.LEASES;
import static io.leasehold.local.story.Eventually.ensure;
import static io.leasehold.local.story.Eventually.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Story of plain leases, played by a client that waits for each effect: hosts are registered, a lease starts and ends,
 * another is prolonged and deleted, a third leaves its host to a fourth. Without the waits, compute-service may skip
 * intermediate states. The names of the leases begin with the name of the run.
 */
final class LeaseStory {
    /** Hosts of the story: compute-service's hypervisor ids by host name. */
    static final Map<String, Integer> HOST_IDS =
            Map.of("910542A_78A2001", 6, "910542A_78A2002", 7, "910542A_78A2003", 8);

    private static final String FIRST = "910542A_78A2001";
    private static final String SECOND = "910542A_78A2002";
    private static final String SHARED = "910542A_78A2003";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final String run;
    private final Api admin = Api.as("admin");
    private final Api alice = Api.as("alice");

    LeaseStory(String run) {
        this.run = run;
    }

    String run() {
        return run;
    }

    /** Plays the story and waits until its effects are complete. */
    void play() {
        HOST_IDS.keySet().stream().sorted().forEach(this::register);
        begin("starts-and-ends", FIRST);
        prolongAndDelete();
        begin("hands-over", SHARED);
        end("hands-over");
        begin("takes-over", SHARED);
        end("starts-and-ends");
        deregister(SECOND);
        settle();
    }

    /** Removes leases and hosts, so that the next run starts from the same state. */
    void cleanUp() {
        ensure("every lease of the run is deleted", () -> names().isEmpty(), () -> names().forEach(this::delete));
        HOST_IDS.keySet().forEach(this::deregister);
        expect("no host is pooled", () -> assertThat(freepool()).isEmpty());
    }

    /** Returns the hosts of the aggregate of the lease's only reservation. */
    List<String> aggregateOf(String role) {
        return hostsOf(reservationOf(role)).orElse(List.of());
    }

    /** Returns the hosts of the story that are in the freepool. */
    List<String> freepool() {
        return hostsOf("freepool").orElseThrow().stream()
                .filter(HOST_IDS::containsKey)
                .toList();
    }

    /** Returns a lease by its role in the story. */
    JsonPath lease(String role) {
        return find(name(role)).orElseThrow();
    }

    String name(String role) {
        return run + " " + role;
    }

    private List<String> names() {
        return alice.get(LEASES)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("leases.findAll { it.name.startsWith('%s ') }.name".formatted(run));
    }

    /** Registers the host unless it is registered. */
    void register(String host) {
        ensure(
                "host " + host + " is registered",
                () -> isRegistered(host),
                () -> admin.post(HOSTS, "{\"name\": \"%s\"}".formatted(host)).then());
    }

    private String reservationOf(String role) {
        return lease(role).getString("reservations[0].id");
    }

    private void deregister(String host) {
        ensure(
                "host " + host + " has left",
                () -> !isRegistered(host),
                () -> admin.delete(HOSTS + "/" + HOST_IDS.get(host)).then());
    }

    private boolean isRegistered(String host) {
        int status = admin.get(HOSTS + "/" + HOST_IDS.get(host)).statusCode();
        assertThat(status).isIn(200, 404);
        return status == 200;
    }

    /** Creates a lease of the host that starts now, and waits until the host is in its aggregate. */
    void begin(String role, String host) {
        create(role, host, "now", minutesFromNow(120));
        expect(
                role + " is active",
                () -> assertThat(lease(role).getString("status")).isEqualTo("ACTIVE"));
        expect(role + " has its host", () -> assertThat(aggregateOf(role)).containsExactly(host));
    }

    private void end(String role) {
        ensure(
                role + " is ended",
                () -> !lease(role)
                                .getString("events.find { it.event_type == 'end_lease' }.status")
                                .equals("UNDONE")
                        || lease(role).getString("end_date").compareTo(now()) <= 0,
                () -> update(role, "{\"end_date\": \"now\"}"));
        expect(
                role + " is over",
                () -> assertThat(lease(role).getString("status")).isEqualTo("TERMINATED"));
    }

    private void prolongAndDelete() {
        String later = minutesFromNow(3 * 24 * 60);
        create("prolonged", SECOND, minutesFromNow(24 * 60), minutesFromNow(2 * 24 * 60));
        ensure(
                "the second lease is prolonged",
                () -> lease("prolonged").getString("end_date").startsWith(later.replace(' ', 'T')),
                () -> update("prolonged", "{\"end_date\": \"%s\"}".formatted(later)));
        expect(
                "the second lease is prepared",
                () -> assertThat(hostsOf(reservationOf("prolonged"))).isPresent());
        ensure("the second lease is gone", () -> find(name("prolonged")).isEmpty(), () -> delete(name("prolonged")));
    }

    /** Creates a lease of one named host unless it exists. */
    void create(String role, String host, String start, String end) {
        String body = """
                {"name": "%s", "start_date": "%s", "end_date": "%s", "reservations": [{"resource_type": "physical:host",
                 "min": 1, "max": 1, "hypervisor_properties": "[\\"==\\", \\"$hypervisor_hostname\\", \\"%s\\"]",
                 "resource_properties": ""}]}""".formatted(name(role), start, end, host);
        ensure(
                role + " exists",
                () -> find(name(role)).isPresent(),
                () -> alice.post(LEASES, body).then());
    }

    private void update(String role, String body) {
        var unused = alice.put(LEASES + "/" + lease(role).getString("id"), body);
    }

    private void delete(String name) {
        find(name)
                .ifPresent(lease ->
                        alice.delete(LEASES + "/" + lease.getString("id")).then());
    }

    private void settle() {
        expect(
                "the shared host is with the lease that took it over",
                () -> assertThat(aggregateOf("takes-over")).containsExactly(SHARED));
        expect("the first host is back", () -> assertThat(freepool()).containsExactly(FIRST));
    }

    private Optional<JsonPath> find(String name) {
        JsonPath all = alice.get(LEASES).then().statusCode(200).extract().jsonPath();
        List<Map<String, Object>> found = all.getList("leases.findAll { it.name == '%s' }".formatted(name));
        assertThat(found).hasSizeLessThan(2);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(all.setRootPath("leases.find { it.name == '%s' }".formatted(name)));
    }

    private Optional<List<String>> hostsOf(String aggregate) {
        JsonPath all = admin.get(AGGREGATES).then().statusCode(200).extract().jsonPath();
        return Optional.ofNullable(all.getList("aggregates.find { it.name == '%s' }?.hosts".formatted(aggregate)));
    }

    private static String now() {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss")
                .format(Instant.now().atOffset(ZoneOffset.UTC));
    }

    /** Returns a time in the format of requests. */
    static String minutesFromNow(int minutes) {
        return MINUTE.format(Instant.now().atOffset(ZoneOffset.UTC).plusMinutes(minutes));
    }
}
