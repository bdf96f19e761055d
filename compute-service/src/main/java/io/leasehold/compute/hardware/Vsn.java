package io.leasehold.compute.hardware;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A virtual serial number: seven letters and digits in upper case, unique over all managed hosts. */
public record Vsn(String text) implements Comparable<Vsn> {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{7}");

    public Vsn {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(text + " is no virtual serial number");
        }
    }

    /** Reads a number in any case; empty for any other text, including the keywords {@code auto} and {@code none}. */
    public static Optional<Vsn> find(String text) {
        String folded = text.toUpperCase(Locale.ROOT);
        return FORM.matcher(folded).matches() ? Optional.of(new Vsn(folded)) : Optional.empty();
    }

    @Override
    public int compareTo(Vsn other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
