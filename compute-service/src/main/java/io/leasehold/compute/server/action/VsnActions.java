package io.leasehold.compute.server.action;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.Vsn;
import io.leasehold.compute.nova.Fields;
import io.leasehold.compute.nova.Value;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.ServerChange;
import io.leasehold.compute.server.ServerTransitions;
import io.leasehold.compute.server.Servers;
import io.leasehold.compute.server.TaskState;
import io.leasehold.compute.vsn.VsnClaims;
import io.leasehold.compute.vsn.Vsns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** Assignment of virtual serial numbers to stopped servers; checks are made in the order of the contract (1.8). */
@Singleton
class VsnActions {
    private static final String CAPABLE = "select from recorded_host where mtms = $1 and vsn_capable and vsn_enabled";

    private final Servers servers;
    private final Vsns vsns;
    private final VsnClaims claims;
    private final Clock clock;

    VsnActions(Servers servers, Vsns vsns, VsnClaims claims, Clock clock) {
        this.servers = servers;
        this.vsns = vsns;
        this.claims = claims;
        this.clock = clock;
    }

    /** Assigns the number that the body names, or any free number of the host. */
    Uni<Server> assign(Caller caller, String id, Supplier<Fields> body) {
        return act(
                caller,
                id,
                TaskState.ASSIGNING_VSN,
                () -> VsnActionRequest.assigned(body.get()),
                (connection, server, requested) -> requireNone(connection, server)
                        .chain(() -> requested
                                .map(vsn -> claim(connection, server, vsn))
                                .orElseGet(() -> claimAny(connection, server))));
    }

    /** Takes the number off the server. */
    Uni<Server> unassign(Caller caller, String id, Supplier<Optional<Value>> body) {
        return act(
                caller,
                id,
                TaskState.UNASSIGNING_VSN,
                () -> VsnActionRequest.unassigned(body.get()),
                (connection, server, requested) -> claims.beginRelease(connection, server.id())
                        .invoke(released -> {
                            if (released.isEmpty()) {
                                throw conflict(server, "has no virtual serial number");
                            }
                        })
                        .replaceWithVoid());
    }

    /** The change of claims that an action makes. */
    private interface Effect {
        Uni<Void> apply(SqlConnection connection, Server server, Optional<Vsn> requested);
    }

    /** Checks and changes in the order of the contract; the body is read only after the server was found. */
    private Uni<Server> act(Caller caller, String id, TaskState task, Supplier<Optional<Vsn>> body, Effect effect) {
        return servers.task(caller, id, (connection, server) -> {
            Optional<Vsn> requested = body.get();
            ServerChange change = ServerTransitions.changeVsn(server, task, clock.instant());
            return requireSupport(connection, server)
                    .chain(() -> effect.apply(connection, server, requested))
                    .replaceWith(change);
        });
    }

    private Uni<Void> requireSupport(SqlConnection connection, Server server) {
        return connection
                .preparedQuery(CAPABLE)
                .execute(Tuple.of(server.host().map(Mtms::toString).orElse("")))
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw ServiceException.badRequest(
                                "The host of instance %s does not support virtual serial numbers."
                                        .formatted(server.id()));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> requireNone(SqlConnection connection, Server server) {
        return vsns.isBound(connection, server.id())
                .invoke(bound -> {
                    if (bound) {
                        throw conflict(server, "already has a virtual serial number");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> claim(SqlConnection connection, Server server, Vsn vsn) {
        Mtms host = server.host().orElseThrow();
        return vsns.hostOf(connection, vsn)
                .invoke(found -> checkHost(found, host, vsn))
                .chain(() -> claims.claim(connection, vsn, server.projectId(), host, server.id()))
                .invoke(claimed -> {
                    if (!claimed) {
                        throw ServiceException.conflict("Virtual serial number %s is not available".formatted(vsn));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> claimAny(SqlConnection connection, Server server) {
        return claims.claimAuto(connection, server.host().orElseThrow(), server.id())
                .invoke(claimed -> {
                    if (claimed.isEmpty()) {
                        throw conflict(server, "can have no virtual serial number: its host has none to give");
                    }
                })
                .replaceWithVoid();
    }

    private static void checkHost(Optional<Mtms> found, Mtms host, Vsn vsn) {
        Mtms there = found.orElseThrow(
                () -> ServiceException.notFound("Virtual serial number %s could not be found.".formatted(vsn)));
        if (!there.equals(host)) {
            throw ServiceException.badRequest(
                    "Virtual serial number %s is not on host %s; it must be moved there first.".formatted(vsn, host));
        }
    }

    private static ServiceException conflict(Server server, String reason) {
        return ServiceException.conflict("Instance %s %s.".formatted(server.id(), reason));
    }
}
