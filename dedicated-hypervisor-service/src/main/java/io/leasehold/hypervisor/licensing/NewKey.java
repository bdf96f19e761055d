package io.leasehold.hypervisor.licensing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/** Key to add to the pool: five groups of five digits or capital letters. */
record NewKey(String typeId, String key) {
    private static final Pattern FORM = Pattern.compile("([0-9A-Z]{5}-){4}[0-9A-Z]{5}");
    private static final int CHARACTERS = 25;
    private static final int RADIX = 36;

    NewKey {
        if (!FORM.matcher(key).matches()) {
            throw new IllegalArgumentException("a licence key has five groups of five characters 0-9 and A-Z");
        }
    }

    /** Generates a key that depends on type and number only. */
    static NewKey generated(String typeId, int number) {
        String digits = new BigInteger(1, sha256("leasehold:key:%s:%d".formatted(typeId, number)))
                .toString(RADIX)
                .toUpperCase(java.util.Locale.ROOT);
        String characters = "0".repeat(CHARACTERS) + digits;
        String last = characters.substring(characters.length() - CHARACTERS);
        return new NewKey(typeId, last.replaceAll("(.{5})(?!$)", "$1-"));
    }

    @Override
    public String toString() {
        return "NewKey[typeId=%s]".formatted(typeId);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
