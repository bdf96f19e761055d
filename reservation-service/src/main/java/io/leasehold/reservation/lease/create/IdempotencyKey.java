package io.leasehold.reservation.lease.create;

import io.leasehold.common.error.ServiceException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Key of a create request, by which a repeated request is recognised.
 *
 * @param key text chosen by the client, from the header {@code Idempotency-Key}: 1 to 255 characters
 * @param digest of the request body, SHA-256 in hexadecimal
 */
record IdempotencyKey(String projectId, String key, String digest) {
    private static final int LONGEST_KEY = 255;

    /** A key for a request body; 400 when the key is blank or too long. */
    static IdempotencyKey of(String projectId, String key, String body) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw ServiceException.badRequest("Malformed header Idempotency-Key: it takes 1 to 255 characters");
        }
        return new IdempotencyKey(projectId, key, digest(body));
    }

    private static String digest(String body) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
