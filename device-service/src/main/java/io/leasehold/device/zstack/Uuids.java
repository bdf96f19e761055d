package io.leasehold.device.zstack;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids as this API writes them: 32 lower-case hex digits. */
public final class Uuids {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern DASHED =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern DIGITS = Pattern.compile("(.{8})(.{4})(.{4})(.{4})(.{12})");
    private static final UUID URL = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    private Uuids() {}

    /** The canonical form of a text that is one, in whatever case, with or without dashes. */
    public static Optional<String> find(String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        if (DASHED.matcher(folded).matches()) {
            return Optional.of(folded.replace("-", ""));
        }
        return HEX.matcher(folded).matches() ? Optional.of(folded) : Optional.empty();
    }

    /** The canonical form of what a path names; what cannot be one is not found, like an unknown one. */
    public static String of(String kind, String text) {
        return find(text).orElseThrow(() -> Refusal.notFound(kind, text));
    }

    /** The canonical form of an id that this service made or took over. */
    public static String of(UUID uuid) {
        return uuid.toString().replace("-", "");
    }

    /** The id with dashes, as the other services write it. */
    public static String dashed(String hex) {
        return DIGITS.matcher(hex).replaceFirst("$1-$2-$3-$4-$5");
    }

    /** The account of a project, or the user of a subject: the id itself where it is a UUID, else one made from it. */
    public static String account(String id) {
        return find(id).orElseGet(() -> of(named(id)));
    }

    private static UUID named(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer input = ByteBuffer.allocate(16 + text.length)
                .putLong(URL.getMostSignificantBits())
                .putLong(URL.getLeastSignificantBits())
                .put(text);
        ByteBuffer hash = ByteBuffer.wrap(sha1(input.array()));
        long most = (hash.getLong() & ~0xF000L) | 0x5000L;
        long least = (hash.getLong() & ~(3L << 62)) | (1L << 63);
        return new UUID(most, least);
    }

    private static byte[] sha1(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(input);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
