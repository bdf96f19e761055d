package io.leasehold.common.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/** Parser of request bodies into JSON objects, so that each API checks its keys in its own order and words. */
@Singleton
public class JsonBody {
    /**
     * Matches an escaped NUL after an even number of backslashes; unescaped control characters are invalid JSON anyway.
     */
    private static final Pattern ESCAPED_NUL = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u0000");

    private final ObjectMapper mapper;

    JsonBody(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Returns the JSON object in {@code text}. Empty text, invalid JSON, trailing tokens, any other JSON value and the
     * character NUL, which the database cannot store, fail with 400.
     */
    public ObjectNode read(String text) {
        if (ESCAPED_NUL.matcher(text).find()) {
            throw malformed();
        }
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
