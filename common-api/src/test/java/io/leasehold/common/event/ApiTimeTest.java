package io.leasehold.common.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leasehold.common.http.JsonSettings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ApiTimeTest {
    private record Times(
            @ApiTime.WithFraction Instant fine,
            @ApiTime.WithoutFraction Instant plain) {}

    private static final long SEED = 20_170_227;
    private static final DateTimeFormatter FINE =
            DateTimeFormatter.ofPattern(ApiTime.WITH_FRACTION).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter PLAIN =
            DateTimeFormatter.ofPattern(ApiTime.WITHOUT_FRACTION).withZone(ZoneOffset.UTC);

    private final ObjectMapper json = new ObjectMapper();

    ApiTimeTest() {
        new JsonSettings().customize(json);
    }

    @ParameterizedTest
    @CsvSource({
        "2017-12-26T12:00:00Z, 2017-12-26T12:00:00.000000, 2017-12-26 12:00:00",
        "2017-12-26T01:02:03.000004Z, 2017-12-26T01:02:03.000004, 2017-12-26 01:02:03",
        "2017-12-26T12:00:00.999999999Z, 2017-12-26T12:00:00.999999, 2017-12-26 12:00:00"
    })
    void times_are_written_in_utc_with_six_digits_or_none(Instant time, String fine, String plain) throws Exception {
        assertThat(json.writeValueAsString(new Times(time, time)))
                .isEqualTo("{\"fine\":\"%s\",\"plain\":\"%s\"}".formatted(fine, plain));
    }

    @ParameterizedTest
    @MethodSource("edges")
    void the_ends_of_the_calendar_are_written_as_a_formatter_does(Instant time) throws Exception {
        assertWrittenAsFormatted(time);
    }

    @Test
    void any_time_is_written_as_a_formatter_does() throws Exception {
        for (long second : seconds()) {
            assertWrittenAsFormatted(Instant.ofEpochSecond(second, Math.floorMod(second * 7_919, 1_000_000_000)));
        }
    }

    @Test
    void what_was_written_is_read_again() throws Exception {
        Instant time = Instant.parse("2017-12-26T12:00:00Z");

        assertThat(json.readValue(json.writeValueAsString(new Times(time, time)), Times.class))
                .isEqualTo(new Times(time, time));
    }

    private static Stream<Instant> edges() {
        return Stream.of(
                        "0000-12-31T23:59:59.999999Z",
                        "0001-01-01T00:00:00Z",
                        "1969-12-31T23:59:59.999999Z",
                        "9999-12-31T23:59:59.999999Z",
                        "+10000-01-01T00:00:00Z")
                .map(Instant::parse);
    }

    private static long[] seconds() {
        LongStream any = new Random(SEED).longs(10_000, -62_135_596_800L, 253_402_300_800L);
        return any.toArray();
    }

    private void assertWrittenAsFormatted(Instant time) throws JsonProcessingException {
        assertThat(json.writeValueAsString(new Times(time, time)))
                .isEqualTo("{\"fine\":\"%s\",\"plain\":\"%s\"}".formatted(FINE.format(time), PLAIN.format(time)));
    }
}
