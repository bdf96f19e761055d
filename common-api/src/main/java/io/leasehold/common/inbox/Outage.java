package io.leasehold.common.inbox;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Distinction between a database outage, for which a consumer waits, and a record that cannot be handled. */
final class Outage {
    private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "57");

    private Outage() {}

    /** Returns true when the failure is an outage that may pass. */
    static boolean causes(Throwable failure) {
        return switch (failure) {
            case PgException refused -> PASSING_CLASSES.contains(sqlClass(refused));
            case IOException disconnected -> true;
            case VertxException closed -> true;
            case NoStackTraceThrowable poolTimeout -> true;
            case TimeoutException late -> true;
            default ->
                Optional.ofNullable(failure.getCause()).map(Outage::causes).orElse(false);
        };
    }

    private static String sqlClass(PgException refused) {
        String state = refused.getSqlState();
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }
}
