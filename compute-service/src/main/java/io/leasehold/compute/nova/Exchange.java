package io.leasehold.compute.nova;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.auth.CurrentCaller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.http.JsonBody;
import io.leasehold.common.paging.PageRequest;
import jakarta.enterprise.context.RequestScoped;

/** The request in hand as resources see it: who speaks, in which version, and how answers link to one another. */
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

    /** The version that the request and its answer are in. */
    public Microversion version() {
        return request.version();
    }

    public Links links() {
        return links;
    }

    /** The body's fields; what is no JSON object, or holds the one character that no text here may have, → 400. */
    public Fields body(String text) {
        if (text.contains(NUL)) {
            throw ServiceException.badRequest("Malformed request body");
        }
        return Fields.of(bodies.read(text));
    }

    /** The page of a list that the query asks for. */
    public PageRequest page(Query query) {
        return query.page(config.maxLimit());
    }

    /** The most items on one page. */
    public int maxLimit() {
        return config.maxLimit();
    }
}
