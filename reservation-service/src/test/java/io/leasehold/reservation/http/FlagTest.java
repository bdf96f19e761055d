package io.leasehold.reservation.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlagTest {
    @ParameterizedTest
    @ValueSource(strings = {"true", "1", "\"1\"", "\"t\"", "\"True\"", "\"ON\"", "\"y\"", "\"Yes\""})
    void is_true(String json) throws JsonProcessingException {
        assertThat(read(json)).contains(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "0", "\"0\"", "\"F\"", "\"False\"", "\"off\"", "\"N\"", "\"no\""})
    void is_false(String json) throws JsonProcessingException {
        assertThat(read(json)).contains(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "2", "1.0", "\"\"", "\" 1\"", "\"maybe\"", "[]", "[true]", "{}"})
    void is_no_boolean(String json) throws JsonProcessingException {
        assertThat(read(json)).isEmpty();
    }

    private static Optional<Boolean> read(String json) throws JsonProcessingException {
        return Flag.read(JsonMapper.builder().build().readTree(json));
    }
}
