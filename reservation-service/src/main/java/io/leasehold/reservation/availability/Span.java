package io.leasehold.reservation.availability;

/** Half-open time {@code [from, to)} in minutes since the epoch. */
record Span(long from, long to) {
    boolean isEmpty() {
        return from >= to;
    }

    boolean contains(long minute) {
        return from <= minute && minute < to;
    }

    Span within(Span bounds) {
        return new Span(Math.max(from, bounds.from), Math.min(to, bounds.to));
    }
}
