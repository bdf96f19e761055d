package io.leasehold.hypervisor.hardware;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * IPv4 address.
 *
 * @param value the address as an unsigned 32-bit number
 */
public record Ipv4(long value) implements Comparable<Ipv4> {
    private static final Pattern FORM = Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");

    /** Parses dotted notation; empty for any other text. */
    public static Optional<Ipv4> find(String text) {
        return FORM.matcher(text).matches() ? Optional.of(read(text)) : Optional.empty();
    }

    /**
     * Parses dotted notation.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static Ipv4 of(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException(text + " is no IPv4 address"));
    }

    /** Returns the next higher address. */
    public Ipv4 next() {
        return new Ipv4(value + 1);
    }

    @Override
    public int compareTo(Ipv4 other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return "%d.%d.%d.%d".formatted(value >> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255);
    }

    private static Ipv4 read(String text) {
        return new Ipv4(Arrays.stream(text.split("\\."))
                .mapToLong(Long::parseLong)
                .reduce(0, (sum, part) -> (sum << 8) | part));
    }
}
