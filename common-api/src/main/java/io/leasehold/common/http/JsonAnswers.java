package io.leasehold.common.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;

/** Replacement of each request's {@code Accept} header by JSON, since clients of these APIs often send a wrong one. */
class JsonAnswers {
    private static final int BEFORE_ROUTING = 9_000;

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    context.request().headers().set("Accept", "application/json");
                    context.next();
                },
                BEFORE_ROUTING);
    }
}
