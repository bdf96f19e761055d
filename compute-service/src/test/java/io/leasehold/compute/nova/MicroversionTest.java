package io.leasehold.compute.nova;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leasehold.common.error.ServiceException;
import io.vertx.core.MultiMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MicroversionTest {
    @Test
    void numbers_compare_as_numbers() {
        assertThat(Microversion.of("2.10")).isGreaterThan(Microversion.of("2.9"));
        assertThat(Microversion.of("2.10").atLeast(9)).isTrue();
        assertThat(Microversion.of("2.9").atLeast(10)).isFalse();
    }

    @Test
    void latest_is_the_newest() {
        assertThat(Microversion.of("latest")).isEqualTo(Microversion.MAX).hasToString("2.79");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "2.80", "1.9", "3.0", "2.999", "999999999.1"})
    void an_unsupported_version_is_not_acceptable(String text) {
        assertThatThrownBy(() -> Microversion.of(text))
                .hasMessage("Version %s is not supported by the API. Minimum is 2.1 and maximum is 2.79.", text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "2.", "2.01", "02.1", "two", "2.1.1", "2.latest", "99999999999.1"})
    void an_invalid_version_is_malformed(String text) {
        assertThatThrownBy(() -> Microversion.of(text))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("invalid format");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"compute 2.53|2.53", "identity 3.1, compute 2.60|2.60", "COMPUTE latest|latest", "compute  2.4|2.4"
            })
    void the_header_names_versions_by_service(String header, String version) {
        assertThat(VersionHeaders.asked(MultiMap.caseInsensitiveMultiMap().add("OpenStack-API-Version", header)))
                .contains(version);
    }

    @Test
    void the_legacy_header_counts_when_the_new_one_is_for_other_services() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("OpenStack-API-Version", "identity 3")
                .add("X-OpenStack-Nova-API-Version", "2.30");

        assertThat(VersionHeaders.asked(headers)).contains("2.30");
        assertThat(VersionHeaders.asked(MultiMap.caseInsensitiveMultiMap())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/v2.1/os-hypervisors,,/v2.1/os-hypervisors",
        "/v2.1/servers/x,,/v2.1/servers/x",
        "/v2.1/p1/os-hypervisors/detail,p1,/v2.1/os-hypervisors/detail",
        "/v2.1/p1,p1,/v2.1",
        "/v2.1/p1/,p1,/v2.1/",
        "/v2.1,,/v2.1",
        "/v2.1/,,/v2.1/",
        "/v2.10/p1,,/v2.10/p1",
        "/,,/"
    })
    void a_project_segment_is_removed(String path, String tenant, String plain) {
        assertThat(ApiPath.of(path)).isEqualTo(new ApiPath(Optional.ofNullable(tenant), plain));
    }
}
