package io.leasehold.compute.hardware;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Machine type, model and serial number of a Power server, which identify a host in all services of the suite. */
public record Mtms(String machineType, String model, String serialNumber) implements Comparable<Mtms> {
    private static final Pattern FORM = Pattern.compile("([0-9A-Z]{4})-?([0-9A-Z]{3})[_*]([0-9A-Z]{7})");

    /** Reads both spellings, {@code 910542A_78A1B01} and {@code 9105-42A*78A1B01}, in any case. */
    public static Optional<Mtms> find(String text) {
        Matcher form = FORM.matcher(text.toUpperCase(Locale.ROOT));
        return form.matches() ? Optional.of(new Mtms(form.group(1), form.group(2), form.group(3))) : Optional.empty();
    }

    /** Reads a text that is known to be an MTMS. */
    public static Mtms of(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException(text + " is no MTMS"));
    }

    /** Returns type and model as management consoles write them, {@code 9105-42A}. */
    public String machineTypeModel() {
        return machineType + "-" + model;
    }

    @Override
    public int compareTo(Mtms other) {
        return toString().compareTo(other.toString());
    }

    /** Returns the canonical spelling, {@code 910542A_78A1B01}. */
    @Override
    public String toString() {
        return machineType + model + "_" + serialNumber;
    }
}
