package io.leasehold.compute.quota;

import io.leasehold.compute.nova.Exchange;
import io.leasehold.compute.nova.Policy;
import io.leasehold.compute.nova.VersionedObject;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Limits and usage of the caller's project. */
@Path("/v2.1/limits")
@Produces(MediaType.APPLICATION_JSON)
class LimitsResource {
    record Limits(List<Object> rate, Map<String, @Nullable Object> absolute) {}

    record Answer(Limits limits) {}

    private static final int UNLIMITED = -1;

    private final Quotas quotas;
    private final Policy policy;
    private final Exchange exchange;

    LimitsResource(Quotas quotas, Policy policy, Exchange exchange) {
        this.quotas = quotas;
        this.policy = policy;
        this.exchange = exchange;
    }

    @GET
    public Uni<Answer> show() {
        policy.reader("limits");
        return quotas.of(exchange.caller().projectId())
                .map(usage -> new Answer(new Limits(List.of(), absolute(usage))));
    }

    private Map<String, @Nullable Object> absolute(QuotaUsage usage) {
        return VersionedObject.in(exchange.version())
                .with("maxTotalInstances", usage.instances().limit())
                .with("totalInstancesUsed", usage.instances().used())
                .with("maxTotalCores", usage.cores().limit())
                .with("totalCoresUsed", usage.cores().used())
                .with("maxTotalRAMSize", usage.ramMb().limit())
                .with("totalRAMUsed", usage.ramMb().used())
                .with("maxServerMeta", 128)
                .before(39, "maxImageMeta", 128)
                .before(57, "maxPersonality", 0)
                .before(57, "maxPersonalitySize", 0)
                .with("maxTotalKeypairs", UNLIMITED)
                .with("maxServerGroups", UNLIMITED)
                .with("maxServerGroupMembers", UNLIMITED)
                .with("totalServerGroupsUsed", usage.groups())
                .before(36, "maxTotalFloatingIps", UNLIMITED)
                .before(36, "totalFloatingIpsUsed", 0)
                .before(36, "maxSecurityGroups", UNLIMITED)
                .before(36, "maxSecurityGroupRules", UNLIMITED)
                .before(36, "totalSecurityGroupsUsed", 0)
                .json();
    }
}
