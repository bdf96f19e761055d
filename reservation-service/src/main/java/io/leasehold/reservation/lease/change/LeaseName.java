package io.leasehold.reservation.lease.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.leasehold.common.error.ServiceException;

/** The name of a lease: up to 80 characters, not unique; a number is taken as its text. */
final class LeaseName {
    private static final int LONGEST = 80;

    private LeaseName() {}

    static String read(JsonNode value) {
        boolean wellFormed = value.isTextual() || value.isNumber();
        if (!wellFormed || value.asText().codePointCount(0, value.asText().length()) > LONGEST) {
            throw ServiceException.badRequest("Malformed parameter name");
        }
        return value.asText();
    }
}
