package io.leasehold.reservation.lease.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;

/** Rows as JSON, the form in which any number of them goes in or out with one statement. */
@Singleton
public class RowJson {
    private final ObjectMapper mapper;

    RowJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    String write(Object rows) {
        try {
            return mapper.writeValueAsString(rows);
        } catch (JsonProcessingException bug) {
            throw new UncheckedIOException(bug);
        }
    }

    <T> T read(String json, Class<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException bug) {
            throw new UncheckedIOException(bug);
        }
    }
}
