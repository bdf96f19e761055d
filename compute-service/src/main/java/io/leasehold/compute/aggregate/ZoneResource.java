package io.leasehold.compute.aggregate;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.leasehold.compute.nova.Exchange;
import io.leasehold.compute.nova.Policy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Availability zones: those of aggregates and the default zone. Zones of leases of other projects are not shown. */
@Path("/v2.1/os-availability-zone")
@Produces(MediaType.APPLICATION_JSON)
class ZoneResource {
    record Zone(
            @JsonProperty("zoneName") String name,
            @JsonProperty("zoneState") State state,
            @Nullable Map<String, Map<String, Object>> hosts) {}

    record State(boolean available) {}

    private final Zones zones;
    private final Policy policy;
    private final Exchange exchange;

    ZoneResource(Zones zones, Policy policy, Exchange exchange) {
        this.zones = zones;
        this.policy = policy;
        this.exchange = exchange;
    }

    @GET
    public Uni<Map<String, List<Zone>>> list() {
        policy.reader("os-availability-zone:list");
        return answer(false);
    }

    @GET
    @Path("/detail")
    public Uni<Map<String, List<Zone>>> detail() {
        policy.admin("os-availability-zone:detail");
        return answer(true);
    }

    private Uni<Map<String, List<Zone>>> answer(boolean withHosts) {
        return zones.of(exchange.caller())
                .map(found -> Map.of(
                        "availabilityZoneInfo",
                        found.stream().map(zone -> view(zone, withHosts)).toList()));
    }

    private static Zone view(Zones.Zone zone, boolean withHosts) {
        return new Zone(zone.name(), new State(zone.available()), withHosts ? hosts(zone) : null);
    }

    private static Map<String, Map<String, Object>> hosts(Zones.Zone zone) {
        return zone.hosts().stream()
                .collect(Collectors.toMap(host -> host, host -> Map.of(), (one, other) -> one, TreeMap::new));
    }
}
