package io.leasehold.common.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.leasehold.common.http.JsonSettings;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One sample of every event, read and written back: a change of a contract shows here first. */
class EventSamplesTest {
    private static final String LEASE = """
            {"lease_id":"6ee55c78-ac52-41a6-99af-2d2d73bcc466","name":"lease_foo",\
            "user_id":"5434f637520d4c17bbf254af034b0320","project_id":"aa45f56901ef45ee95e3d211097c0ea3",\
            "trust_id":"b442a580b9504ababf305bf2b4c49512","start_date":"2050-12-26T12:00:00.000000",\
            "end_date":"2050-12-27T12:00:00.000000","status":"ACTIVE","degraded":false,\
            "created_at":"2050-12-20 10:00:00","updated_at":null,"reservations":[{"resource_type":"physical:host",\
            "id":"087bc740-6d2d-410b-9d47-c7b2b55a9d36","lease_id":"6ee55c78-ac52-41a6-99af-2d2d73bcc466",\
            "status":"active","missing_resources":false,"resources_changed":false,\
            "resource_id":"5e6c0e6e-f1e6-490b-baaf-50deacbbe371","created_at":"2050-12-20 10:00:00","updated_at":null,\
            "min":1,"max":1,"hypervisor_properties":"","resource_properties":"","before_end":"default",\
            "allocations":[{"host":"910542A_78A1B01","host_uuid":"af505b47-d522-413d-99d3-61b93cf92d2a",\
            "host_id":"1","slots":1,"capabilities":{"gpu":"True"}}]}],\
            "events":[{"id":"188a8584-f832-4df9-9a4a-51e6364420ff","lease_id":"6ee55c78-ac52-41a6-99af-2d2d73bcc466",\
            "event_type":"start_lease","time":"2050-12-26T12:00:00.000000","status":"DONE",\
            "created_at":"2050-12-20 10:00:00","updated_at":"2050-12-26 12:00:00"}]}""";

    private final ObjectMapper mapper = mapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lease.create",
                "lease.update",
                "lease.renamed",
                "lease.delete",
                "lease.degraded",
                "lease.event.start_lease",
                "lease.event.start_lease.error",
                "lease.event.before_end_lease",
                "lease.event.before_end_lease.error",
                "lease.event.before_end_lease.stop",
                "lease.event.end_lease",
                "lease.event.end_lease.error"
            })
    void a_lease_event_carries_the_whole_lease(String type) {
        assertRoundTrip(EventFamilies.LEASE, type, LEASE, "6ee55c78-ac52-41a6-99af-2d2d73bcc466");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    reservation.prepared|{"lease_id":"l","reservation_id":"r"}
                    reservation.active  |{"lease_id":"l","reservation_id":"r","hosts":["910542A_78A1B01"]}
                    reservation.ended   |{"lease_id":"l","reservation_id":"r","hosts":["910542A_78A1B01"]}
                    reservation.failed  |{"lease_id":"l","reservation_id":"r","reason":"HostNotInFreePool","hosts":["h"]}
                    """)
    void a_report_on_a_reservation_is_keyed_by_its_lease(String type, String json) {
        assertRoundTrip(EventFamilies.RESERVATION_REPORT, type, json, "l");
    }

    @ParameterizedTest
    @ValueSource(strings = {"host.up", "host.down", "host.capacity-changed"})
    void a_host_of_compute_is_keyed_by_its_mtms(String type) {
        String json =
                "{\"host\":\"910542A_78A1B01\",\"host_uuid\":\"u\",\"hypervisor_id\":1,\"state\":\"up\",\"status\":\"enabled\",\"version\":7}";

        assertRoundTrip(EventFamilies.COMPUTE_HOST, type, json, "910542A_78A1B01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"host.created", "host.updated", "host.deleted", "host.failed", "host.recovered"})
    void a_registered_host_is_keyed_by_its_id(String type) {
        String json = "{\"host_id\":\"1\",\"host\":\"910542A_78A1B01\",\"host_uuid\":\"u\"}";

        assertRoundTrip(EventFamilies.REGISTERED_HOST, type, json, "1");
    }

    @Test
    void a_type_of_the_future_is_no_event_yet() {
        assertThat(EventFamilies.LEASE.decode("lease.painted", reader("{}"))).isEmpty();
    }

    @Test
    void keys_of_the_future_are_ignored() {
        String json = "{\"lease_id\":\"l\",\"reservation_id\":\"r\",\"colour\":\"blue\"}";

        assertThat(EventFamilies.RESERVATION_REPORT.decode("reservation.prepared", reader(json)))
                .contains(new ReservationReport.Prepared("l", "r"));
    }

    private <E extends ServiceEvent> void assertRoundTrip(EventFamily<E> family, String type, String json, String key) {
        Optional<E> event = family.decode(type, reader(json));

        assertThat(event).isPresent();
        assertThat(event.get().type()).isEqualTo(type);
        assertThat(event.get().topic()).isEqualTo(family.topic());
        assertThat(event.get().key()).isEqualTo(key);
        assertThat(write(event.get().payload())).isEqualTo(json);
    }

    private EventFamily.PayloadReader reader(String json) {
        return new EventFamily.PayloadReader() {
            @Override
            public <P> P read(Class<P> type) {
                try {
                    return mapper.readValue(json, type);
                } catch (JsonProcessingException broken) {
                    throw new UncheckedIOException(broken);
                }
            }
        };
    }

    private String write(Object payload) {
        try {
            return mapper.writeValueAsString(payload);
        } catch (JsonProcessingException bug) {
            throw new UncheckedIOException(bug);
        }
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder().build();
        new JsonSettings().customize(mapper);
        return mapper;
    }
}
