package io.leasehold.hypervisor.server.provision;

import io.leasehold.hypervisor.hardware.Chassis;
import io.leasehold.hypervisor.hardware.Condition;
import io.leasehold.hypervisor.operation.Operation;
import io.leasehold.hypervisor.operation.Operations;
import io.leasehold.hypervisor.server.Life;
import io.leasehold.hypervisor.server.ManagedHostListener;
import io.leasehold.hypervisor.server.Server;
import io.leasehold.hypervisor.server.ServerConfig;
import io.leasehold.hypervisor.server.ServerStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Records what was seen of a server's machine, and settles the operation that looked. */
@Singleton
public class ServerLives {
    private final ServerStore store;
    private final ManagedHostListener listener;
    private final Operations operations;
    private final ServerConfig config;
    private final Clock clock;

    ServerLives(
            ServerStore store, ManagedHostListener listener, Operations operations, ServerConfig config, Clock clock) {
        this.store = store;
        this.listener = listener;
        this.operations = operations;
        this.config = config;
        this.clock = clock;
    }

    /** How far an installation is, as seen at {@code now}. */
    Uni<Void> built(SqlConnection connection, Operation operation, UUID id, Condition seen, Instant now) {
        return store.lock(connection, id)
                .map(found -> found.filter(server -> server.life().status() == Life.Status.BUILD))
                .chain(building -> building.isPresent()
                        ? built(connection, operation, building.get(), seen, now)
                        : operations.done(connection, operation));
    }

    private Uni<Void> built(SqlConnection connection, Operation operation, Server server, Condition seen, Instant now) {
        boolean late = now.isAfter(server.dates().created().plus(config.buildTimeout()));
        return switch (seen) {
            case Condition.Running running -> run(connection, operation, server, running.chassis());
            case Condition.Claimed waiting when !late -> operations.watch(connection, operation, config.watch());
            case Condition.Installing installing
            when !late ->
                store.live(connection, server.id(), Life.building(installing.progress()), now)
                        .chain(() -> operations.watch(connection, operation, config.watch()));
            case Condition.Claimed late1 -> fail(connection, operation, server);
            case Condition.Installing late1 -> fail(connection, operation, server);
            case Condition.Broken broken -> fail(connection, operation, server);
            case Condition.Leaving lost -> fail(connection, operation, server);
            case Condition.Stuck lost -> fail(connection, operation, server);
            case Condition.Absent lost -> fail(connection, operation, server);
        };
    }

    /** How far giving back is. */
    Uni<Void> released(SqlConnection connection, Operation operation, UUID id, Condition seen) {
        return store.lock(connection, id)
                .map(found -> found.filter(server -> server.life().isDeleting()))
                .chain(deleting -> deleting.isPresent()
                        ? released(connection, operation, deleting.get(), seen)
                        : operations.done(connection, operation));
    }

    private Uni<Void> released(SqlConnection connection, Operation operation, Server server, Condition seen) {
        return switch (seen) {
            case Condition.Absent gone ->
                store.bury(connection, server.id(), clock.instant())
                        .chain(() -> operations.done(connection, operation));
            case Condition.Stuck stuck -> fail(connection, operation, server);
            case Condition.Leaving leaving ->
                store.live(connection, server.id(), server.life().off(), clock.instant())
                        .chain(() -> operations.watch(connection, operation, config.watch()));
            case Condition.Claimed unheard -> operations.postpone(connection, operation);
            case Condition.Installing unheard -> operations.postpone(connection, operation);
            case Condition.Running unheard -> operations.postpone(connection, operation);
            case Condition.Broken unheard -> operations.postpone(connection, operation);
        };
    }

    /** The server is on its way out: its machine is to be given back, and whoever counts on it is told. */
    public Uni<Void> delete(SqlConnection connection, Server server) {
        return store.live(connection, server.id(), server.delete(), clock.instant())
                .chain(() -> operations.order(connection, ReleaseWork.KIND, List.of(name(server))))
                .chain(() -> operations.cancel(connection, PurgeWork.KIND, name(server)))
                .chain(() -> tell(connection, server));
    }

    private Uni<Void> run(SqlConnection connection, Operation operation, Server server, Chassis chassis) {
        return store.live(connection, server.id(), Life.ACTIVE, clock.instant())
                .chain(() -> store.examine(connection, server.id(), chassis))
                .chain(() -> tell(connection, server))
                .chain(() -> operations.done(connection, operation));
    }

    private Uni<Void> fail(SqlConnection connection, Operation operation, Server server) {
        return store.live(connection, server.id(), server.life().broken(), clock.instant())
                .chain(() -> operations.orderIn(connection, PurgeWork.KIND, name(server), config.errorTtl()))
                .chain(() -> operations.done(connection, operation));
    }

    private Uni<Void> tell(SqlConnection connection, Server server) {
        Optional<String> host = server.order().managedHost();
        return host.isPresent()
                ? listener.changed(connection, host.get())
                : Uni.createFrom().voidItem();
    }

    private static String name(Server server) {
        return server.id().toString();
    }
}
