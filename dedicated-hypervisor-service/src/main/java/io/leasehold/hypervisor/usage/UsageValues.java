package io.leasehold.hypervisor.usage;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;

/** JSON form of values for the client of the request: some clients cannot read numbers (contract, K2). */
@RequestScoped
class UsageValues {
    private static final String STRING_CLIENT = "eclcloud/";

    private final HttpServerRequest request;
    private final UsageConfig config;

    UsageValues(HttpServerRequest request, UsageConfig config) {
        this.request = request;
        this.config = config;
    }

    Object of(long value) {
        boolean string = switch (config.valueFormat()) {
            case NUMBER -> false;
            case STRING -> true;
            case AUTO -> agent().contains(STRING_CLIENT);
        };
        return string ? String.valueOf(value) : value;
    }

    private String agent() {
        String agent = request.getHeader("User-Agent");
        return agent == null ? "" : agent;
    }
}
