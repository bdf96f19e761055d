package io.leasehold.reservation.test;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.leasehold.backing.identity.User;
import io.leasehold.common.test.TestBacking;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Client of the Reservation API for one user. */
public final class ReservationApi {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final String token;

    private ReservationApi(String token) {
        this.token = token;
    }

    /** A client with a real token of the user. */
    public static ReservationApi as(User user) {
        return withToken(TestBacking.shared().identity().token(user));
    }

    /** A client with any token. */
    public static ReservationApi withToken(String token) {
        return new ReservationApi(token);
    }

    /** Contract section 10's {@code T} (today 00:00 UTC plus 30 days) plus {@code minutes}. */
    public static String at(long minutes) {
        return text(Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(30, ChronoUnit.DAYS)
                .plus(minutes, ChronoUnit.MINUTES));
    }

    /** A time in the format of requests. */
    public static String text(Instant time) {
        return MINUTE.format(time.atOffset(ZoneOffset.UTC));
    }

    /** {@code PH(min,max)} of contract section 10, for any host. */
    public static String hosts(int min, int max) {
        return hosts(min, max, "", "");
    }

    /** {@code PH(min,max,hp,rp)} of contract section 10. */
    public static String hosts(int min, int max, String hypervisorProperties, String resourceProperties) {
        return """
                {"resource_type": "physical:host", "min": %d, "max": %d, "hypervisor_properties": "%s",
                 "resource_properties": "%s"}""".formatted(
                        min, max, hypervisorProperties.replace("\"", "\\\""), resourceProperties.replace("\"", "\\\""));
    }

    /** {@code VI(n,vcpus,aff)} of contract section 10: 10 MB and 1 GB each, affinity as JSON, on any host. */
    public static String instances(int amount, int vcpus, String affinity) {
        return instances(amount, vcpus, affinity, "");
    }

    /** {@code VI(n,vcpus,aff)} on hosts with the properties. */
    public static String instances(int amount, int vcpus, String affinity, String resourceProperties) {
        return """
                {"resource_type": "virtual:instance", "amount": %d, "vcpus": %d, "memory_mb": 10, "disk_gb": 1,
                 "affinity": %s, "resource_properties": "%s"}""".formatted(amount, vcpus, affinity, resourceProperties.replace("\"", "\\\""));
    }

    /** A reservation of floating IPs of the only network, with required ones. */
    public static String addresses(int amount, String... required) {
        return """
                {"resource_type": "virtual:floatingip", "network_id": "1e17587e-a7ed-4b82-a17b-4beb32523e28",
                 "amount": %d, "required_floatingips": [%s]}""".formatted(
                        amount, Arrays.stream(required).map("\"%s\""::formatted).collect(Collectors.joining(",")));
    }

    /** The body of a create request. */
    public static String lease(String start, String end, String... reservations) {
        return """
                {"name": "lease_foo", "start_date": "%s", "end_date": "%s", "before_end_date": null,
                 "reservations": [%s], "events": []}""".formatted(start, end, String.join(",", reservations));
    }

    /** A body as JSON. */
    public static ObjectNode json(String body) {
        try {
            return (ObjectNode) JsonMapper.builder().build().readTree(body);
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    public ValidatableResponse get(String path) {
        return request().get(path).then();
    }

    public ValidatableResponse post(String path, String body) {
        return request().contentType(ContentType.JSON).body(body).post(path).then();
    }

    public ValidatableResponse put(String path, String body) {
        return request().contentType(ContentType.JSON).body(body).put(path).then();
    }

    public ValidatableResponse delete(String path) {
        return request().delete(path).then();
    }

    /** Creates a lease and returns its id; any other status than 201 fails. */
    @CanIgnoreReturnValue
    public String create(String body) {
        return post("/v1/leases", body).statusCode(201).extract().path("lease.id");
    }

    /** A request with the token, for cases beyond the methods above. */
    public RequestSpecification request() {
        return given().header("X-Auth-Token", token);
    }
}
