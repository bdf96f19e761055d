package io.leasehold.common.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/** Reads request bodies as JSON objects, so that each API checks its keys in its own order and words. */
@Singleton
public class JsonBody {
    /** Raw control characters are no JSON anyway; an even number of backslashes before it escapes nothing. */
    private static final Pattern ESCAPED_NUL = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u0000");

    private final ObjectMapper mapper;

    JsonBody(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * The object in {@code text}; empty text, broken JSON, trailing tokens and anything but an object → 400, and so does
     * the character NUL, which no text in the database may have.
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
