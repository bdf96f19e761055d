package io.leasehold.common.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;

/** Whatever a request accepts, JSON is what it gets: clients of these APIs are not careful about {@code Accept}. */
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
