package io.leasehold.compute.server.provision;

import io.leasehold.common.boundary.Steps;
import io.leasehold.common.operation.Operation;
import io.leasehold.compute.boundary.ComputeBoundary;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.Vsn;
import io.leasehold.compute.scheduling.PlacementRequest;
import io.leasehold.compute.scheduling.PlacementRequest.Share;
import io.leasehold.compute.scheduling.Scheduler;
import io.leasehold.compute.scheduling.Scheduler.Choice;
import io.leasehold.compute.scheduling.Scheduler.Choices;
import io.leasehold.compute.server.PlacementRequests;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.ServerChange;
import io.leasehold.compute.server.ServerStore;
import io.leasehold.compute.server.ServerTransitions;
import io.leasehold.compute.server.TaskState;
import io.leasehold.compute.vsn.VsnClaims;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;

/** Placement of a server: takes the best host of the scheduler's choices that still accepts the server. */
@Singleton
class ServerPlacer {
    private final Scheduler scheduler;
    private final TaskOutcomes outcomes;
    private final VsnClaims vsns;
    private final ServerStore store;
    private final Steps steps;

    ServerPlacer(Scheduler scheduler, TaskOutcomes outcomes, VsnClaims vsns, ServerStore store, Steps steps) {
        this.scheduler = scheduler;
        this.outcomes = outcomes;
        this.vsns = vsns;
        this.store = store;
        this.steps = steps;
    }

    /** Gives the server a host, or puts the server into status ERROR when no host accepts it. */
    Uni<Void> place(Operation operation, Server server) {
        PlacementRequest request = PlacementRequests.of(server, scheduler);
        return scheduler
                .choose(request)
                .chain(choices ->
                        tryNext(operation, request, choices, choices.hosts().iterator()));
    }

    private Uni<Void> tryNext(Operation operation, PlacementRequest request, Choices choices, Iterator<Choice> left) {
        return left.hasNext()
                ? tryHost(operation, request, left.next())
                        .chain(done -> done ? Uni.createFrom().voidItem() : tryNext(operation, request, choices, left))
                : fail(operation, choices.refusal());
    }

    /** Returns true when the search is over: the server has the host, or needs none any more. */
    private Uni<Boolean> tryHost(Operation operation, PlacementRequest request, Choice choice) {
        return outcomes.attempt(
                        operation,
                        TaskState.SCHEDULING,
                        (connection, current, now) -> takeHost(connection, current, request, choice, now))
                .invoke(() -> steps.reached(ComputeBoundary.SERVER_PLACED))
                .onFailure(TaskOutcomes.Superseded.class)
                .recoverWithItem(true);
    }

    private Uni<Optional<ServerChange>> takeHost(
            SqlConnection connection, Server server, PlacementRequest request, Choice choice, Instant now) {
        return scheduler
                .check(connection, request, choice.host())
                .chain(share -> share.map(free -> takeShare(connection, server, choice, free, now))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<ServerChange>> takeShare(
            SqlConnection connection, Server server, Choice choice, Share share, Instant now) {
        return claimVsn(connection, server, choice.host())
                .chain(claimed -> claimed
                        ? store.saveShare(connection, server, share)
                                .replaceWith(Optional.of(placed(server, choice, now)))
                        : Uni.createFrom().item(Optional.empty()));
    }

    /** Returns true when the server has the virtual serial number that it requires, or requires none. */
    private Uni<Boolean> claimVsn(SqlConnection connection, Server server, Mtms host) {
        Optional<String> required = server.spec().requirements().vsn();
        if (required.isEmpty()) {
            return Uni.createFrom().item(true);
        }
        return required.get().equals(PlacementRequests.AUTO)
                ? vsns.claimAuto(connection, host, server.id()).map(Optional::isPresent)
                : vsns.claim(connection, new Vsn(required.get()), server.projectId(), host, server.id());
    }

    private static ServerChange placed(Server server, Choice choice, Instant now) {
        return ServerTransitions.placed(
                server,
                new Server.Placement(choice.host(), choice.uuid()),
                AddressGenerator.of(server.id(), server.spec().details().networks()),
                now);
    }

    private Uni<Void> fail(Operation operation, String why) {
        return outcomes.record(
                        operation,
                        TaskState.SCHEDULING,
                        (connection, current, now) -> vsns.giveBack(connection, current.id())
                                .map(done -> Optional.of(ServerTransitions.failed(current, why, now))))
                .replaceWithVoid();
    }
}
