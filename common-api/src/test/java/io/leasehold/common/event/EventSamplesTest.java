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

/** Samples of every event, read and written back; a change of an event's contract fails here. */
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
    private static final String LEASE_OF_ALL_KINDS = """
            {"lease_id":"6ee55c78-ac52-41a6-99af-2d2d73bcc466","name":"lease_foo",\
            "user_id":"5434f637520d4c17bbf254af034b0320","project_id":"aa45f56901ef45ee95e3d211097c0ea3",\
            "trust_id":"b442a580b9504ababf305bf2b4c49512","start_date":"2050-12-26T12:00:00.000000",\
            "end_date":"2050-12-27T12:00:00.000000","status":"PENDING","degraded":false,\
            "created_at":"2050-12-20 10:00:00","updated_at":null,"reservations":[{"resource_type":"physical:host",\
            "id":"087bc740-6d2d-410b-9d47-c7b2b55a9d36","lease_id":"6ee55c78-ac52-41a6-99af-2d2d73bcc466",\
            "status":"pending","missing_resources":false,"resources_changed":false,\
            "resource_id":"5e6c0e6e-f1e6-490b-baaf-50deacbbe371","created_at":"2050-12-20 10:00:00","updated_at":null,\
            "min":1,"max":1,"hypervisor_properties":"[\\">=\\", \\"$vcpus\\", \\"4\\"]","resource_properties":"",\
            "before_end":"snapshot","allocations":[{"host":"910542A_78A1B01",\
            "host_uuid":"af505b47-d522-413d-99d3-61b93cf92d2a","host_id":"1","slots":1,"capabilities":{}}]},\
            {"resource_type":"virtual:instance",\
            "id":"1f0b7d5e-3c39-4b5f-8b65-0d2b7c1f5a01","lease_id":"6ee55c78-ac52-41a6-99af-2d2d73bcc466",\
            "status":"pending","missing_resources":false,"resources_changed":false,\
            "resource_id":"5e6c0e6e-f1e6-490b-baaf-50deacbbe372","created_at":"2050-12-20 10:00:00","updated_at":null,\
            "amount":2,"vcpus":2,"memory_mb":4096,"disk_gb":100,"affinity":false,"resource_properties":null,\
            "flavor_id":"1f0b7d5e-3c39-4b5f-8b65-0d2b7c1f5a01",\
            "server_group_id":"540fd402-c1ba-545e-9a79-5e9bb9595191","aggregate_id":1000000,"before_end":"default",\
            "allocations":[{"host":"910542A_78A1B02","host_uuid":"c0a80100-0000-4000-8000-00000000f002",\
            "host_id":"2","slots":2,"capabilities":{}}]},\
            {"resource_type":"flavor:instance",\
            "id":"1f0b7d5e-3c39-4b5f-8b65-0d2b7c1f5a02","lease_id":"6ee55c78-ac52-41a6-99af-2d2d73bcc466",\
            "status":"pending","missing_resources":false,"resources_changed":false,\
            "resource_id":"5e6c0e6e-f1e6-490b-baaf-50deacbbe373","created_at":"2050-12-20 10:00:00","updated_at":null,\
            "amount":1,"vcpus":2,"memory_mb":4096,"disk_gb":40,\
            "resource_properties":"{\\"id\\":\\"3\\",\\"name\\":\\"m1.medium\\",\\"vcpus\\":2,\\"ram\\":4096,\\"disk\\":40,\
            \\"OS-FLV-EXT-DATA:ephemeral\\":0,\\"extra_specs\\":{}}",\
            "flavor_id":"1f0b7d5e-3c39-4b5f-8b65-0d2b7c1f5a02","aggregate_id":1000001,\
            "allocations":[{"host":"910542A_78A1B02","host_uuid":"c0a80100-0000-4000-8000-00000000f002",\
            "host_id":"2","slots":1,"capabilities":{}}]},\
            {"resource_type":"virtual:floatingip",\
            "id":"1f0b7d5e-3c39-4b5f-8b65-0d2b7c1f5a03","lease_id":"6ee55c78-ac52-41a6-99af-2d2d73bcc466",\
            "status":"pending","missing_resources":false,"resources_changed":false,\
            "resource_id":"5e6c0e6e-f1e6-490b-baaf-50deacbbe374","created_at":"2050-12-20 10:00:00","updated_at":null,\
            "network_id":"1e17587e-a7ed-4b82-a17b-4beb32523e28","amount":2,"required_floatingips":["172.24.4.101"],\
            "floatingips":["172.24.4.101","172.24.4.102"]}],"events":[]}""";

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

    @Test
    void a_lease_may_have_reservations_of_all_four_kinds() {
        assertRoundTrip(
                EventFamilies.LEASE, "lease.create", LEASE_OF_ALL_KINDS, "6ee55c78-ac52-41a6-99af-2d2d73bcc466");
    }

    @Test
    void a_trigger_of_the_user_s_has_the_user_s_name_and_consumers_pass_it_over() throws JsonProcessingException {
        LeaseEvent event = LeaseEvent.userDefined("lunch_break", mapper.readValue(LEASE, LeaseSnapshot.class));

        assertThat(event.type()).isEqualTo("lease.event.lunch_break");
        assertThat(event.topic()).isEqualTo(EventFamilies.LEASE.topic());
        assertThat(event.key()).isEqualTo("6ee55c78-ac52-41a6-99af-2d2d73bcc466");
        assertThat(write(event.payload())).isEqualTo(LEASE);
        assertThat(EventFamilies.LEASE.decode(event.type(), reader(LEASE))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    reservation.prepared|{"lease_id":"l","reservation_id":"r"}
                    reservation.active  |{"lease_id":"l","reservation_id":"r","hosts":["910542A_78A1B01"]}
                    reservation.prepared|{"lease_id":"l","reservation_id":"r","flavor_id":"r","server_group_id":"g","aggregate_id":1000000}
                    reservation.snapshotted|{"lease_id":"l","reservation_id":"r","images":["i"]}
                    reservation.ended   |{"lease_id":"l","reservation_id":"r","hosts":["910542A_78A1B01"],"deleted_servers":["s"]}
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
    @ValueSource(
            strings = {
                "server.created",
                "server.starting",
                "server.active",
                "server.start-failed",
                "server.stopped",
                "server.error"
            })
    void an_event_of_a_server_is_keyed_by_its_id(String type) {
        assertRoundTrip(EventFamilies.COMPUTE_SERVER, type, server(""), "2a11");
    }

    @Test
    void a_deleted_server_names_the_devices_it_had_and_a_new_reference_code_itself() {
        assertRoundTrip(EventFamilies.COMPUTE_SERVER, "server.deleted", server(",\"devices\":[\"2b29\"]"), "2a11");
        assertRoundTrip(
                EventFamilies.COMPUTE_SERVER, "server.refcode-changed", server(",\"refcode\":\"0c33\""), "2a11");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vsn.reserved", "vsn.unreserved", "vsn.assigned", "vsn.unassigned"})
    void a_virtual_serial_number_is_its_own_key(String type) {
        String json =
                "{\"virtual_serial_number\":\"CDF0001\",\"host\":\"910542A_78A1B01\",\"project_id\":null,\"server_id\":\"2a11\",\"occurred_at\":\"2026-01-02T03:04:05Z\"}";

        assertRoundTrip(EventFamilies.COMPUTE_VSN, type, json, "CDF0001");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "device.attached|''",
                "device.detached|,\"detached_at\":\"2026-01-02T04:04:05Z\",\"reason\":\"lease-ended\""
            })
    void an_attachment_is_keyed_by_its_server(String type, String end) {
        String json =
                "{\"attachment_id\":\"a\",\"device_uuid\":\"2b29\",\"server_id\":\"2a11\",\"vm_instance_uuid\":\"2a11\",\"host\":\"910542A_78A1B01\",\"host_uuid\":\"u\",\"mdev_spec_uuid\":\"s\",\"mdev_type\":\"nvidia-35\",\"parent_uuid\":\"p\",\"chooser\":\"Device\",\"account_uuid\":\"t\",\"lease_id\":null,\"attached_at\":\"2026-01-02T03:04:05Z\"%s}"
                        .formatted(end);

        assertRoundTrip(EventFamilies.DEVICE_ATTACHMENT, type, json, "2a11");
    }

    @ParameterizedTest
    @ValueSource(strings = {"device.created", "device.deleted", "device.state-changed"})
    void a_device_is_keyed_by_its_host(String type) {
        String json =
                "{\"device_uuid\":\"2b29\",\"host_uuid\":\"u\",\"host\":\"910542A_78A1B01\",\"parent_uuid\":\"p\",\"state\":\"Enabled\",\"status\":\"Active\"}";

        assertRoundTrip(EventFamilies.DEVICE_INVENTORY, type, json, "u");
    }

    @ParameterizedTest
    @ValueSource(strings = {"license.assigned", "license.released", "license.unavailable"})
    void a_licence_of_a_lease_is_keyed_by_its_hypervisor(String type) {
        String json =
                "{\"server_id\":\"e5\",\"host\":\"910542A_78A1B01\",\"host_uuid\":\"u\",\"tenant_id\":\"t\",\"lease_id\":\"l\",\"reservation_id\":\"r\",\"license_id\":null,\"license_type\":\"vCenter Server 8.x Standard\",\"occurred_at\":\"2026-01-02T03:04:05Z\"}";

        assertRoundTrip(EventFamilies.HYPERVISOR_LICENSE, type, json, "e5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"contract.started", "contract.renewed", "contract.ended"})
    void a_contract_is_keyed_by_its_tenant(String type) {
        String json =
                "{\"tenant_id\":\"t\",\"contract_id\":\"c\",\"contract_year\":1,\"start_month\":\"2026-01\",\"end_month\":\"2026-12\",\"cores\":48}";

        assertRoundTrip(EventFamilies.HYPERVISOR_CONTRACT, type, json, "t");
    }

    @Test
    void a_usage_sample_is_keyed_by_its_tenant() {
        String json =
                "{\"tenant_id\":\"t\",\"usage_id\":\"u\",\"license_type\":\"Windows Server\",\"resource_id\":\"e5\",\"hour\":\"2026-01-02T03:00:00Z\",\"value\":2}";

        assertRoundTrip(EventFamilies.HYPERVISOR_USAGE, "usage.sampled", json, "t");
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
                .contains(new ReservationReport.Prepared("l", "r", null, null, null));
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

    private static String server(String more) {
        return """
                {"server_id":"2a11","name":"aix-1","project_id":"p","user_id":"u","status":"ACTIVE","vm_state":"active",\
                "power_state":1,"host":"910542A_78A1B01","host_uuid":"h","reservation_id":null,"lease_id":null,\
                "version":3,"occurred_at":"2026-01-02T03:04:05Z"%s}""".formatted(more);
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder().build();
        new JsonSettings().customize(mapper);
        return mapper;
    }
}
