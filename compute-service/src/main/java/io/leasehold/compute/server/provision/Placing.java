package io.leasehold.compute.server.provision;

import io.leasehold.common.work.Steps;
import io.leasehold.compute.scheduling.Demand;
import io.leasehold.compute.scheduling.Demand.Share;
import io.leasehold.compute.scheduling.Scheduler;
import io.leasehold.compute.scheduling.Scheduler.Choice;
import io.leasehold.compute.scheduling.Scheduler.Choices;
import io.leasehold.compute.server.Change;
import io.leasehold.compute.server.Demands;
import io.leasehold.compute.server.Life;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.TaskState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Iterator;
import java.util.Optional;

/** Gives a server its host: the best that the scheduler finds and that is still to be had when it is asked for. */
@Singleton
class Placing {
    private final Scheduler scheduler;
    private final ServerChanges changes;
    private final Claims claims;
    private final Steps steps;
    private final Clock clock;

    Placing(Scheduler scheduler, ServerChanges changes, Claims claims, Steps steps, Clock clock) {
        this.scheduler = scheduler;
        this.changes = changes;
        this.claims = claims;
        this.steps = steps;
        this.clock = clock;
    }

    /** The server has a host then, or is in status ERROR for want of one. */
    Uni<Void> place(Server server) {
        Demand demand = Demands.of(server, scheduler);
        return scheduler
                .choose(demand)
                .chain(choices ->
                        settle(server, demand, choices, choices.hosts().iterator()));
    }

    private Uni<Void> settle(Server server, Demand demand, Choices choices, Iterator<Choice> left) {
        return left.hasNext()
                ? take(server, demand, left.next())
                        .chain(taken -> taken ? Uni.createFrom().voidItem() : settle(server, demand, choices, left))
                : fail(server, choices.refusal());
    }

    /** Whether the server has the host now, or does not want one any more. */
    private Uni<Boolean> take(Server server, Demand demand, Choice choice) {
        return changes.attempt(
                        server.id(),
                        TaskState.SCHEDULING,
                        (connection, current) -> take(connection, current, demand, choice))
                .invoke(() -> steps.reached("compute.server.placed"))
                .onFailure(ServerChanges.Superseded.class)
                .recoverWithItem(true);
    }

    private Uni<Optional<Change>> take(SqlConnection connection, Server server, Demand demand, Choice choice) {
        return scheduler
                .check(connection, demand, choice.host())
                .chain(share -> share.map(free -> claim(connection, server, choice, free))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<Change>> claim(SqlConnection connection, Server server, Choice choice, Share share) {
        return claims.take(connection, server, choice.host(), share)
                .map(taken -> taken ? Optional.of(placed(server, choice)) : Optional.empty());
    }

    private Change placed(Server server, Choice choice) {
        return Life.placed(
                server,
                new Server.Placement(choice.host(), choice.uuid()),
                Addresses.of(server.id(), server.spec().details().networks()),
                clock.instant());
    }

    private Uni<Void> fail(Server server, String why) {
        return changes.after(
                        server.id(),
                        TaskState.SCHEDULING,
                        (connection, current) -> claims.giveBack(connection, current)
                                .map(done -> Life.failed(current, why, clock.instant())))
                .replaceWithVoid();
    }
}
