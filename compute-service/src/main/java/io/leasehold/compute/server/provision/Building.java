package io.leasehold.compute.server.provision;

import io.leasehold.common.work.Steps;
import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.server.Change;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.TaskState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/** Makes the partition of a server that has a host, and powers it on. Every step may be repeated. */
@Singleton
class Building {
    private final PartitionMaker maker;
    private final ServerChanges changes;
    private final Claims claims;
    private final BuildRules rules;
    private final Steps steps;

    Building(PartitionMaker maker, ServerChanges changes, Claims claims, BuildRules rules, Steps steps) {
        this.maker = maker;
        this.changes = changes;
        this.claims = claims;
        this.rules = rules;
        this.steps = steps;
    }

    /** The server runs then, or looks for another host, or is in status ERROR. */
    Uni<Void> build(Server server) {
        Mtms host = server.host().orElseThrow();
        return make(server, host)
                .onFailure(failure -> rules.isFinal(failure, server))
                .recoverWithUni(failure -> undo(server, host, failure));
    }

    private Uni<Void> make(Server server, Mtms host) {
        return maker.make(server, host)
                .invoke(() -> steps.reached("compute.server.made"))
                .chain(() -> changes.after(server.id(), TaskState.SPAWNING, rules::made))
                .chain(wanted ->
                        wanted ? powerOn(server, host) : Uni.createFrom().voidItem());
    }

    private Uni<Void> powerOn(Server server, Mtms host) {
        return maker.powerOn(server, host)
                .invoke(() -> steps.reached("compute.server.powered"))
                .chain(() -> changes.after(server.id(), TaskState.SPAWNING, this::confirm))
                .replaceWithVoid();
    }

    private Uni<Change> confirm(SqlConnection connection, Server server) {
        return claims.confirm(connection, server).map(done -> rules.running(server));
    }

    /** Where the partition cannot be removed either, the server keeps the host, for whoever deletes it to try again. */
    private Uni<Void> undo(Server server, Mtms host, Throwable failure) {
        return maker.remove(server, host)
                .map(gone -> true)
                .onFailure(HardwareFault.class)
                .recoverWithItem(false)
                .invoke(() -> steps.reached("compute.server.unmade"))
                .chain(gone -> changes.after(
                        server.id(),
                        TaskState.SPAWNING,
                        (connection, current) -> giveUp(connection, current, gone, failure)))
                .replaceWithVoid();
    }

    private Uni<Change> giveUp(SqlConnection connection, Server server, boolean gone, Throwable failure) {
        return gone
                ? claims.giveBack(connection, server).map(done -> rules.displaced(server, failure))
                : Uni.createFrom().item(rules.failed(server, failure));
    }
}
