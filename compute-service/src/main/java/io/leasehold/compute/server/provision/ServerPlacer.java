package io.leasehold.compute.server.provision;

import io.leasehold.common.operation.Operation;
import io.leasehold.common.work.Steps;
import io.leasehold.compute.boundary.ComputeBoundary;
import io.leasehold.compute.scheduling.PlacementRequest;
import io.leasehold.compute.scheduling.PlacementRequest.Share;
import io.leasehold.compute.scheduling.Scheduler;
import io.leasehold.compute.scheduling.Scheduler.Choice;
import io.leasehold.compute.scheduling.Scheduler.Choices;
import io.leasehold.compute.server.PlacementRequests;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.ServerChange;
import io.leasehold.compute.server.ServerTransitions;
import io.leasehold.compute.server.TaskState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Iterator;
import java.util.Optional;

/** Gives a server its host: the best that the scheduler finds and that is still to be had when it is asked for. */
@Singleton
class ServerPlacer {
    private final Scheduler scheduler;
    private final TaskOutcomes outcomes;
    private final ServerClaims claims;
    private final Steps steps;
    private final Clock clock;

    ServerPlacer(Scheduler scheduler, TaskOutcomes outcomes, ServerClaims claims, Steps steps, Clock clock) {
        this.scheduler = scheduler;
        this.outcomes = outcomes;
        this.claims = claims;
        this.steps = steps;
        this.clock = clock;
    }

    /** The server has a host then, or is in status ERROR for want of one. */
    Uni<Void> place(Operation operation, Server server) {
        PlacementRequest demand = PlacementRequests.of(server, scheduler);
        return scheduler
                .choose(demand)
                .chain(choices ->
                        settle(operation, demand, choices, choices.hosts().iterator()));
    }

    private Uni<Void> settle(Operation operation, PlacementRequest demand, Choices choices, Iterator<Choice> left) {
        return left.hasNext()
                ? take(operation, demand, left.next())
                        .chain(taken -> taken ? Uni.createFrom().voidItem() : settle(operation, demand, choices, left))
                : fail(operation, choices.refusal());
    }

    /** Whether the server has the host now, or does not want one any more. */
    private Uni<Boolean> take(Operation operation, PlacementRequest demand, Choice choice) {
        return outcomes.attempt(
                        operation,
                        TaskState.SCHEDULING,
                        (connection, current) -> take(connection, current, demand, choice))
                .invoke(() -> steps.reached(ComputeBoundary.SERVER_PLACED))
                .onFailure(TaskOutcomes.Superseded.class)
                .recoverWithItem(true);
    }

    private Uni<Optional<ServerChange>> take(
            SqlConnection connection, Server server, PlacementRequest demand, Choice choice) {
        return scheduler
                .check(connection, demand, choice.host())
                .chain(share -> share.map(free -> claim(connection, server, choice, free))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<ServerChange>> claim(SqlConnection connection, Server server, Choice choice, Share share) {
        return claims.take(connection, server, choice.host(), share)
                .map(taken -> taken ? Optional.of(placed(server, choice)) : Optional.empty());
    }

    private ServerChange placed(Server server, Choice choice) {
        return ServerTransitions.placed(
                server,
                new Server.Placement(choice.host(), choice.uuid()),
                AddressGenerator.of(server.id(), server.spec().details().networks()),
                clock.instant());
    }

    private Uni<Void> fail(Operation operation, String why) {
        return outcomes.after(
                        operation,
                        TaskState.SCHEDULING,
                        (connection, current) -> claims.giveBack(connection, current)
                                .map(done -> ServerTransitions.failed(current, why, clock.instant())))
                .replaceWithVoid();
    }
}
