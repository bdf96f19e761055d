package io.leasehold.compute.flavor;

import io.leasehold.common.error.ServiceException;
import io.leasehold.compute.nova.Exchange;
import io.leasehold.compute.nova.Fields;
import io.leasehold.compute.nova.Policy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Extra specs of a flavor. */
@Path("/v2.1/flavors/{id}/os-extra_specs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ExtraSpecResource {
    record Specs(Map<String, String> extraSpecs) {}

    private final Flavors flavors;
    private final Policy policy;
    private final Exchange exchange;

    ExtraSpecResource(Flavors flavors, Policy policy, Exchange exchange) {
        this.flavors = flavors;
        this.policy = policy;
        this.exchange = exchange;
    }

    @GET
    public Uni<Specs> list(String id) {
        policy.reader("os-flavor-extra-specs:index");
        return specs(id).map(Specs::new);
    }

    @POST
    @ResponseStatus(200)
    public Uni<Specs> add(String id, String body) {
        policy.admin("os-flavor-extra-specs:create");
        Map<String, String> given =
                ExtraSpecs.of(exchange.body(body).only("extra_specs").object("extra_specs"));
        return flavors.change(id, before -> before.with(given)).map(flavor -> new Specs(new TreeMap<>(given)));
    }

    @GET
    @Path("/{key}")
    public Uni<Map<String, String>> show(String id, String key) {
        policy.reader("os-flavor-extra-specs:show");
        return specs(id).invoke(specs -> checkHas(specs, id, key)).map(specs -> only(specs, key));
    }

    @PUT
    @Path("/{key}")
    public Uni<Map<String, String>> set(String id, String key, String body) {
        policy.admin("os-flavor-extra-specs:update");
        Fields fields = exchange.body(body);
        Map<String, String> given = ExtraSpecs.of(fields);
        if (given.size() != 1 || !given.containsKey(key)) {
            throw ServiceException.badRequest("Request body and URI mismatch");
        }
        return flavors.change(id, before -> before.with(given)).replaceWith(given);
    }

    @DELETE
    @Path("/{key}")
    @ResponseStatus(200)
    public Uni<Void> remove(String id, String key) {
        policy.admin("os-flavor-extra-specs:delete");
        return flavors.change(id, before -> without(before, key)).replaceWithVoid();
    }

    private Uni<Map<String, String>> specs(String id) {
        return flavors.get(exchange.caller(), id).map(flavor -> new TreeMap<>(flavor.extraSpecs()));
    }

    private static Flavor without(Flavor flavor, String key) {
        checkHas(flavor.extraSpecs(), flavor.id(), key);
        return flavor.without(key);
    }

    private static Map<String, String> only(Map<String, String> specs, String key) {
        return Map.of(key, specs.getOrDefault(key, ""));
    }

    private static void checkHas(Map<String, String> specs, String id, String key) {
        if (!specs.containsKey(key)) {
            throw ServiceException.notFound("Flavor %s has no extra specs with key %s.".formatted(id, key));
        }
    }
}
