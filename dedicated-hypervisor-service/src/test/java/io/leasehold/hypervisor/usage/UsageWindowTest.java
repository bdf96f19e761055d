package io.leasehold.hypervisor.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leasehold.common.error.ServiceException;
import io.leasehold.hypervisor.sdpf.QueryParameters;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("case-50")
class UsageWindowTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant NOW = Instant.parse("2025-10-15T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        ",, 2025-10-01T00:00:00Z, 2025-10-31T23:59:59.999999Z",
        "2025-09-05,, 2025-09-05T00:00:00Z, 2025-09-30T23:59:59.999999Z",
        ", 2025-09-05, 2025-09-01T00:00:00Z, 2025-09-05T23:59:59.999999Z",
        ", 2025-09-05 10:30:00, 2025-09-01T00:00:00Z, 2025-09-05T10:30:00Z",
        "2025-09-05 10:00:00, 2025-09-05T12:00:00Z, 2025-09-05T10:00:00Z, 2025-09-05T12:00:00Z",
        "2025-09-05T10:00:00+09:00, 2025-09-30, 2025-09-05T01:00:00Z, 2025-09-30T23:59:59.999999Z",
        "2035-01-01,, 2035-01-01T00:00:00Z, 2035-01-31T23:59:59.999999Z"
    })
    void an_absent_end_extends_to_the_edge_of_the_month(String from, String to, Instant first, Instant last) {
        assertThat(window(from, to, UTC)).isEqualTo(new UsageWindow(first, last));
    }

    @Test
    void months_and_times_without_zone_are_in_the_configured_zone() {
        assertThat(window("2025-09-01", "2025-09-01 09:00:00", ZoneId.of("Asia/Tokyo")))
                .isEqualTo(
                        new UsageWindow(Instant.parse("2025-08-31T15:00:00Z"), Instant.parse("2025-09-01T00:00:00Z")));
    }

    @Test
    void both_ends_are_in_one_month_and_in_order() {
        assertThatThrownBy(() -> window("2025-10-01", "2025-11-01", UTC)).isInstanceOf(ServiceException.class);
        assertThatThrownBy(() -> window("2025-10-05", "2025-10-04", UTC)).isInstanceOf(ServiceException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "2025-13-01", "2025-02-30", "2025-10-01 25:00:00", "2025-10-01T10:00:00", " "})
    void an_invalid_time_is_refused(String text) {
        assertThatThrownBy(() -> window(text, null, UTC)).isInstanceOf(ServiceException.class);
    }

    private static UsageWindow window(@Nullable String from, @Nullable String to, ZoneId zone) {
        Map<String, String> given = new HashMap<>();
        if (from != null) {
            given.put("from", from);
        }
        if (to != null) {
            given.put("to", to);
        }
        return UsageWindow.of(QueryParameters.of(given), zone, NOW);
    }
}
