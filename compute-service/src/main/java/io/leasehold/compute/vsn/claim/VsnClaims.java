package io.leasehold.compute.vsn.claim;

import io.leasehold.common.event.VsnEvent;
import io.leasehold.common.event.VsnEvent.VsnReport;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.Vsn;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * How servers get numbers and give them back. Every method is one transition in the transaction of the caller, who
 * talks to the hardware between two of them; each may be repeated, and then changes nothing.
 */
@Singleton
public class VsnClaims {
    /**
     * A number that is to leave its server.
     *
     * @param resetAutoAssign what to tell the hardware: whether anybody may have the number next
     */
    public record Release(Vsn vsn, Mtms host, boolean resetAutoAssign) {}

    private final VsnClaimStore store;
    private final Outbox outbox;

    VsnClaims(VsnClaimStore store, Outbox outbox) {
        this.store = store;
        this.outbox = outbox;
    }

    /**
     * Claims the lowest number of the host that is offered to everybody; empty when there is none. Take the locks of
     * host and slot before: the holder of a number never waits for them.
     */
    public Uni<Optional<Vsn>> claimAuto(SqlConnection connection, Mtms host, UUID server) {
        return store.claimAuto(connection, host, server)
                .chain(claimed -> claimed.isPresent()
                        ? Uni.createFrom().item(claimed)
                        : store.claimAutoWaiting(connection, host, server));
    }

    /** Claims this number, which must be on the host, and free or reserved for the project; whether it could be had. */
    public Uni<Boolean> claim(SqlConnection connection, Vsn vsn, String project, Mtms host, UUID server) {
        return store.claim(connection, vsn, project, host, server);
    }

    /** The hypervisor shows the claimed number on the server's partition. A server without a claim is fine. */
    public Uni<Void> confirm(SqlConnection connection, UUID server) {
        return store.confirm(connection, server)
                .chain(reports -> announce(connection, reports, VsnEvent.Assigned::new));
    }

    /** The server's number, confirmed or only claimed, is to go; empty when the server has none. */
    public Uni<Optional<Release>> beginRelease(SqlConnection connection, UUID server) {
        return store.beginRelease(connection, server);
    }

    /** The hypervisor has taken the number off, or the partition is gone: back to its project, or to everybody. */
    public Uni<Void> released(SqlConnection connection, UUID server) {
        return store.released(connection, server)
                .chain(reports -> announce(connection, reports, VsnEvent.Unassigned::new));
    }

    /** The number could not be taken off; it stays. */
    public Uni<Void> keep(SqlConnection connection, UUID server) {
        return store.keep(connection, server);
    }

    /** The number was claimed for nothing: back to its project, or to everybody. The partition must be without it. */
    public Uni<Void> giveBack(SqlConnection connection, UUID server) {
        return store.giveBack(connection, server);
    }

    private Uni<Void> announce(SqlConnection connection, List<VsnReport> reports, Function<VsnReport, VsnEvent> event) {
        return outbox.append(connection, reports.stream().map(event).toList());
    }
}
