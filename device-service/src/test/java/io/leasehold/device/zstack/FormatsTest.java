package io.leasehold.device.zstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leasehold.device.zstack.error.Refusal;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {
    private static final Instant NIGHT = Instant.parse("2017-11-14T22:20:57Z");

    @Test
    @Tag("case-3")
    void a_date_is_formatted_as_in_the_documentation() {
        assertThat(ApiDate.format(NIGHT)).isEqualTo("Nov 14, 2017 10:20:57 PM");
        assertThat(ApiDate.format(Instant.parse("2017-01-02T00:05:06Z"))).isEqualTo("Jan 2, 2017 12:05:06 AM");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nov 14, 2017 10:20:57 PM",
                "Nov 14, 2017, 10:20:57 PM",
                "2017-11-14 22:20:57",
                "2017-11-14T22:20:57Z",
                "1510698057000"
            })
    void every_date_format_that_clients_use_is_parsed(String text) {
        assertThat(ApiDate.parse(text)).contains(NIGHT);
    }

    @Test
    void a_text_that_is_no_date_is_not_parsed() {
        assertThat(ApiDate.parse("yesterday")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e4108c6e45303e3bbd9743093127b894",
                "E4108C6E45303E3BBD9743093127B894",
                "e4108c6e-4530-3e3b-bd97-43093127b894"
            })
    void ids_are_parsed_in_any_case_with_or_without_dashes(String text) {
        assertThat(Uuids.find(text)).contains("e4108c6e45303e3bbd9743093127b894");
        assertThat(Uuids.dashed("e4108c6e45303e3bbd9743093127b894")).isEqualTo("e4108c6e-4530-3e3b-bd97-43093127b894");
    }

    @Test
    void a_malformed_id_is_not_found() {
        assertThatThrownBy(() -> Uuids.of("VmInstance", "xyz"))
                .isInstanceOf(Refusal.class)
                .hasMessage("VmInstance[uuid:xyz] cannot be found");
    }

    @Test
    void an_account_that_is_no_uuid_gets_a_derived_uuid() {
        assertThat(Uuids.account("aaa87491-30bc-3d28-86d6-b9bb3fcb1715")).isEqualTo("aaa8749130bc3d2886d6b9bb3fcb1715");
        assertThat(Uuids.account("demo")).hasSize(32).isEqualTo(Uuids.account("demo"));
        assertThat(Uuids.account("leasehold:server-group:087bc740-6d2d-410b-9d47-c7b2b55a9d36"))
                .isEqualTo("540fd402c1ba545e9a795e9bb9595191");
    }
}
