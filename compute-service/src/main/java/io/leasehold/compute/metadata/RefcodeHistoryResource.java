package io.leasehold.compute.metadata;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.leasehold.compute.nova.Exchange;
import io.leasehold.compute.nova.Policy;
import io.leasehold.compute.refcode.RefcodeHistory;
import io.leasehold.compute.refcode.RefcodeHistory.RefcodeChange;
import io.leasehold.compute.server.Servers;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/** History of the reference codes of a server, the newest change first. */
@Path("/v2.1/servers/{id}/os-refcode-history")
@Produces(MediaType.APPLICATION_JSON)
class RefcodeHistoryResource {
    record History(List<PastView> refcodeHistory) {}

    record PastView(
            String refcode,
            String ledCode,

            @JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", timezone = "UTC")
            Instant changedAt) {
        static PastView of(RefcodeChange past) {
            return new PastView(past.refcode(), past.ledCode(), past.changedAt());
        }
    }

    private final Servers servers;
    private final RefcodeHistory history;
    private final Policy policy;
    private final Exchange exchange;

    RefcodeHistoryResource(Servers servers, RefcodeHistory history, Policy policy, Exchange exchange) {
        this.servers = servers;
        this.history = history;
        this.policy = policy;
        this.exchange = exchange;
    }

    @GET
    public Uni<History> list(String id) {
        policy.reader("os-refcode-history:index");
        return servers.get(exchange.caller(), id)
                .chain(server -> history.history(server.id()))
                .map(past -> new History(past.stream().map(PastView::of).toList()));
    }
}
