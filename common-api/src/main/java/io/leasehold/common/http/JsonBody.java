package io.leasehold.common.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import jakarta.inject.Singleton;

/** Reads request bodies as JSON objects, so that each API checks its keys in its own order and words. */
@Singleton
public class JsonBody {
    private final ObjectMapper mapper;

    JsonBody(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The object in {@code text}; empty text, broken JSON, trailing tokens and anything but an object → 400. */
    public ObjectNode read(String text) {
        try {
            if (mapper.reader()
                            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                            .readTree(text)
                    instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException broken) {
            throw malformed();
        }
        throw malformed();
    }

    private static ServiceException malformed() {
        return ServiceException.badRequest("Malformed request body");
    }
}
