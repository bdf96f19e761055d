package io.leasehold.common.http;

import io.leasehold.common.id.Ids;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;

/**
 * Gives every request a fresh id of its own and takes a caller's global one along; both stand in every log line, the
 * fresh one in every response, also of refused and unrouted requests.
 */
public class RequestIds {
    /** Log context key, and Kafka header, of the id that this service gave the request. */
    public static final String REQUEST_ID = "request_id";
    /** Log context key, and Kafka header, of the id that the caller brought along. */
    public static final String GLOBAL_REQUEST_ID = "global_request_id";
    /** The header that carries ids in and out, as OpenStack services spell it. */
    public static final String HEADER = "X-Openstack-Request-Id";

    private static final int FIRST = 20_000;
    private static final Pattern GLOBAL =
            Pattern.compile("req-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}");

    private final Ids ids;
    private final Optional<String> secondHeader;

    RequestIds(
            Ids ids, @ConfigProperty(name = "leasehold.http.second-request-id-header") Optional<String> secondHeader) {
        this.ids = ids;
        this.secondHeader = secondHeader;
    }

    void register(@Observes Filters filters) {
        filters.register(this::identify, FIRST);
    }

    private void identify(RoutingContext context) {
        String id = fresh();
        context.put(REQUEST_ID, id);
        MDC.put(REQUEST_ID, id);
        Optional.ofNullable(context.request().getHeader(HEADER))
                .filter(inbound -> GLOBAL.matcher(inbound).matches())
                .ifPresent(global -> MDC.put(GLOBAL_REQUEST_ID, global));
        context.response().putHeader(HEADER, id);
        secondHeader.ifPresent(header -> context.response().putHeader(header, id));
        context.next();
    }

    /** A new id, {@code req-<uuid>}; work without a request, such as a due event, starts with one too. */
    public String fresh() {
        return "req-" + ids.next();
    }

    /** The ids in the log context, by header name: those of the request in hand, or of the one that ordered the work. */
    public static Map<String, String> current() {
        Map<String, String> ids = new TreeMap<>();
        for (String name : List.of(REQUEST_ID, GLOBAL_REQUEST_ID)) {
            Optional.ofNullable(MDC.get(name)).ifPresent(id -> ids.put(name, id.toString()));
        }
        return ids;
    }

    /** The id of the request in hand. */
    static String of(RoutingContext context) {
        return context.get(REQUEST_ID, "");
    }
}
