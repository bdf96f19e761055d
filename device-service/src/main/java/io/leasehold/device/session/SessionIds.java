package io.leasehold.device.session;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Session ids: secrets of 128 random bits, of which only hashes are stored. */
@Singleton
class SessionIds {
    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    String next() {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }

    static String hash(String id) {
        try {
            byte[] text = id.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
