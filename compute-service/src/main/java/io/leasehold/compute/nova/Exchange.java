package io.leasehold.compute.nova;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.auth.CurrentCaller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.http.JsonBody;
import io.leasehold.common.paging.PageRequest;
import jakarta.enterprise.context.RequestScoped;

/** The current request: caller, microversion, body and links. */
@RequestScoped
public class Exchange {
    private static final String NUL = "\\u0000";

    private final CurrentCaller caller;
    private final ApiRequest request;
    private final Links links;
    private final JsonBody bodies;
    private final ApiConfig config;

    Exchange(CurrentCaller caller, ApiRequest request, Links links, JsonBody bodies, ApiConfig config) {
        this.caller = caller;
        this.request = request;
        this.links = links;
        this.bodies = bodies;
        this.config = config;
    }

    public Caller caller() {
        return caller.get();
    }

    /** Returns the microversion of the request and its answer. */
    public Microversion version() {
        return request.version();
    }

    public Links links() {
        return links;
    }

    /** Reads the body; a body that is no JSON object or contains the character NUL → 400. */
    public Fields body(String text) {
        if (text.contains(NUL)) {
            throw ServiceException.badRequest("Malformed request body");
        }
        return Fields.of(bodies.read(text));
    }

    /** Returns the requested page of a list. */
    public PageRequest page(Query query) {
        return query.page(config.maxLimit());
    }

    /** Returns the maximum number of items of a page. */
    public int maxLimit() {
        return config.maxLimit();
    }
}
