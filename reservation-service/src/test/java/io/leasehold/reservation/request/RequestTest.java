package io.leasehold.reservation.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.demand.Affinity;
import io.leasehold.reservation.demand.Size;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {
    private static final String INSTANCES = """
            {"resource_type": "virtual:instance", "amount": 2, "vcpus": 2, "memory_mb": 4096, "disk_gb": 100,
             "affinity": false, "resource_properties": ""}
            """;

    @Test
    @Tag("case-19")
    void instances_are_read_as_they_are_written() {
        assertThat(read(INSTANCES))
                .isEqualTo(new InstanceRequest(2, new Size(2, 4096, 100), Affinity.APART, "", "default"));
    }

    @Test
    @Tag("case-19")
    void numbers_may_be_texts() {
        String texts = INSTANCES.replace("\"amount\": 2", "\"amount\": \"2\"").replace("100", "\"100\"");

        assertThat(read(texts)).isEqualTo(read(INSTANCES));
    }

    @Test
    void an_instance_may_do_without_a_disk() {
        assertThat(instances(INSTANCES.replace("100", "0")).size()).isEqualTo(new Size(2, 4096, 0));
    }

    @Test
    void properties_may_be_null_and_servers_may_be_kept_as_images() {
        InstanceRequest request = instances(INSTANCES.replace(
                "\"resource_properties\": \"\"", "\"resource_properties\": null, \"before_end\": \"snapshot\""));

        assertThat(request.resourceProperties()).isNull();
        assertThat(request.beforeEnd()).isEqualTo("snapshot");
    }

    @Test
    @Tag("case-19")
    void all_missing_keys_of_instances_are_named_at_once() {
        refused(
                "{\"resource_type\": \"virtual:instance\", \"vcpus\": null, \"affinity\": null, \"amount\": 0}",
                "Missing parameter vcpus,memory_mb,disk_gb,resource_properties");
        refused(INSTANCES.replace("\"vcpus\"", "\"cpus\""), "Missing parameter vcpus");
    }

    @ParameterizedTest
    @Tag("case-19")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    "amount": 2      |"amount": 0           |amount must be >= 1
                    "amount": 2      |"amount": -99999999999|amount must be >= 1
                    "amount": 2      |"amount": 2147483648  |amount must be <= 2147483647
                    "amount": 2      |"amount": "02"        |amount must be an integer
                    "amount": 2      |"amount": 1.0         |amount must be an integer
                    "amount": 2      |"amount": true        |amount must be an integer
                    "vcpus": 2       |"vcpus": 0            |vcpus must be >= 1
                    "memory_mb": 4096|"memory_mb": "x"      |memory_mb must be an integer
                    "disk_gb": 100   |"disk_gb": -1         |disk_gb must be >= 0
                    "affinity": false|"affinity": "maybe"   |Malformed parameter affinity (must be a bool value or None)
                    "affinity": false|"affinity": ""        |Malformed parameter affinity (must be a bool value or None)
                    "affinity": false|"affinity": 2         |Malformed parameter affinity (must be a bool value or None)
                    "affinity": false|"affinity": []        |Malformed parameter affinity (must be a bool value or None)
                    "amount": 2      |"amount": 2, "before_end": null|Malformed parameter before_end
                    "resource_properties": ""|"resource_properties": "[oops"|Malformed requirements [oops
                    """)
    void malformed_instances_are_refused(String right, String wrong, String message) {
        refused(INSTANCES.replace(right, wrong), message);
    }

    @Test
    void the_amount_is_checked_before_the_affinity_and_that_before_the_sizes() {
        String allWrong = INSTANCES
                .replace("\"amount\": 2", "\"amount\": 0")
                .replace("false", "\"maybe\"")
                .replace("\"vcpus\": 2", "\"vcpus\": 0");

        refused(allWrong, "amount must be >= 1");
        refused(
                allWrong.replace("\"amount\": 0", "\"amount\": 1"),
                "Malformed parameter affinity (must be a bool value or None)");
    }

    @ParameterizedTest
    @Tag("case-19")
    @ValueSource(strings = {"null", "\"None\"", "\"none\""})
    void no_affinity_is_null_or_none(String affinity) {
        assertThat(instances(INSTANCES.replace("false", affinity)).affinity()).isEqualTo(Affinity.NONE);
    }

    @ParameterizedTest
    @Tag("case-19")
    @ValueSource(strings = {"true", "\"yes\"", "\"Y\"", "1", "\"1\"", "\"ON\"", "\"t\""})
    void affinity_true_has_many_spellings(String affinity) {
        assertThat(instances(INSTANCES.replace("false", affinity)).affinity()).isEqualTo(Affinity.TOGETHER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "\"No\"", "\"n\"", "0", "\"0\"", "\"off\"", "\"F\""})
    void affinity_false_has_many_spellings(String affinity) {
        assertThat(instances(INSTANCES.replace("false", affinity)).affinity()).isEqualTo(Affinity.APART);
    }

    @Test
    void addresses_are_read_in_any_spelling() {
        String reservation = """
                {"resource_type": "virtual:floatingip", "network_id": "n", "amount": 1,
                 "required_floatingips": ["2001:DB8:0::1"]}""";

        assertThat(read(reservation)).isEqualTo(new FloatingIpRequest("n", 1, List.of("2001:db8::1")));
    }

    @Test
    @Tag("case-16")
    void other_resource_types_are_not_supported() {
        refused("{\"resource_type\": \"foo\"}", "The foo resource type is not supported");
    }

    private static void refused(String json, String message) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(ServiceException.class)
                .hasMessage(message);
    }

    private static InstanceRequest instances(String json) {
        return (InstanceRequest) read(json);
    }

    private static Request read(String json) {
        try {
            return Request.read((ObjectNode) JsonMapper.builder().build().readTree(json), Map.of());
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
