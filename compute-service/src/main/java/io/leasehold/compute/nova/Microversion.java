package io.leasehold.compute.nova;

import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of the API, chosen for each request. */
public record Microversion(int major, int minor) implements Comparable<Microversion> {
    /** The oldest version, which applies when a request names none. */
    public static final Microversion MIN = new Microversion(2, 1);
    /** The newest version; later ones remove the sizes of hypervisors. */
    public static final Microversion MAX = new Microversion(2, 79);

    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,8})\\.([1-9]\\d{0,8}|0)");
    private static final Comparator<Microversion> ORDER =
            Comparator.comparingInt(Microversion::major).thenComparingInt(Microversion::minor);

    /** Reads the version of a header; malformed → 400, not supported → 406. */
    static Microversion of(String text) {
        if (text.equals("latest")) {
            return MAX;
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw ServiceException.badRequest(
                    "API Version String %s is of invalid format. Must be of format MajorNum.MinorNum.".formatted(text));
        }
        return new Microversion(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))).offered();
    }

    /** Returns true from version 2.{@code minor} on. */
    public boolean atLeast(int minor) {
        return this.minor >= minor;
    }

    private Microversion offered() {
        if (compareTo(MIN) < 0 || compareTo(MAX) > 0) {
            throw new ServiceException(
                    ErrorKind.NOT_ACCEPTABLE,
                    "Version %s is not supported by the API. Minimum is %s and maximum is %s."
                            .formatted(this, MIN, MAX));
        }
        return this;
    }

    @Override
    public int compareTo(Microversion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
