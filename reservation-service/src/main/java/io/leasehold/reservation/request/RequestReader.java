package io.leasehold.reservation.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.reservation.compute.FlavorCatalog;
import io.leasehold.reservation.compute.SourceFlavor;
import io.leasehold.reservation.expression.ExpressionConfig;
import io.leasehold.reservation.expression.ExpressionParser;
import io.leasehold.reservation.http.JsonObjects;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reader of the reservations in request bodies: looks up the flavors they name and checks the expressions on offer. */
@Singleton
public class RequestReader {
    /** Texts that can be the id of a flavor; compute is not asked for any other. */
    private static final Pattern FLAVOR_ID = Pattern.compile("(?!\\.{1,2}$)[\\w.-]{1,255}");

    private final FlavorCatalog catalog;
    private final ExpressionConfig expressions;

    RequestReader(FlavorCatalog catalog, ExpressionConfig expressions) {
        this.catalog = catalog;
        this.expressions = expressions;
    }

    /** Looks up the flavors that the body names, by id; a flavor that the caller does not see is left out. */
    public Uni<Map<String, SourceFlavor>> namedFlavors(ObjectNode body) {
        return Multi.createFrom()
                .iterable(flavorIds(body))
                .onItem()
                .transformToUniAndConcatenate(catalog::flavor)
                .filter(Optional::isPresent)
                .map(Optional::get)
                .collect()
                .asList()
                .map(found ->
                        found.stream().collect(Collectors.toMap(SourceFlavor::id, Function.identity(), (a, b) -> a)));
    }

    /**
     * Fails with 400 when the request uses operators that this deployment does not offer (contract section 4.2).
     * Expressions of existing leases stay valid when a deployment offers less than before.
     */
    public void requireOffered(Request request) {
        if (!expressions.extended()) {
            request.demand().requirements().forEach(each -> ExpressionParser.requirePlain(each.text()));
        }
    }

    /** The reservations in a body; 400 when they are no list of objects or one has no resource type. */
    public static List<ObjectNode> reservations(ObjectNode body) {
        List<ObjectNode> reservations = JsonObjects.in(body, "reservations");
        if (reservations.stream().anyMatch(each -> !each.hasNonNull("resource_type"))) {
            throw RequestFields.missing("resource_type");
        }
        return reservations;
    }

    private static Set<String> flavorIds(ObjectNode body) {
        return StreamSupport.stream(body.path("reservations").spliterator(), false)
                .filter(each -> each.path("resource_type").asText().equals(LeasedCapacity.Flavors.RESOURCE_TYPE))
                .map(each -> each.path("flavor_id"))
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .filter(FLAVOR_ID.asMatchPredicate())
                .collect(Collectors.toSet());
    }
}
