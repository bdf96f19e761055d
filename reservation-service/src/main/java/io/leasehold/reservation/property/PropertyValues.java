package io.leasehold.reservation.property;

import java.util.List;

/** A property that at least one host has, and its distinct values over all hosts. */
record PropertyValues(String name, boolean hidden, List<String> values) {
    PropertyValues {
        values = List.copyOf(values);
    }
}
