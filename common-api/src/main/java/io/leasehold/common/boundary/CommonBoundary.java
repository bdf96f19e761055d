package io.leasehold.common.boundary;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Step boundaries of the outbox and the inbox. */
public enum CommonBoundary implements Boundary {
    /** The broker has acknowledged events whose outbox rows are not yet deleted. */
    OUTBOX_SENT("outbox.sent"),
    /** The effect of a record and the record's id are committed, the record's offset is not. */
    INBOX_COMMITTED("inbox.committed");

    private final String text;

    CommonBoundary(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }

    /** Producer of the boundaries for {@link Steps}. */
    static class Listed {
        @Produces
        @Singleton
        Boundaries boundaries() {
            return Boundaries.of(values());
        }
    }
}
