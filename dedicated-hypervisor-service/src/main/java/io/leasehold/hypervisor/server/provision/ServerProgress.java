package io.leasehold.hypervisor.server.provision;

import io.leasehold.common.operation.Operation;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.operation.Order;
import io.leasehold.hypervisor.hardware.Chassis;
import io.leasehold.hypervisor.hardware.MachineState;
import io.leasehold.hypervisor.server.ManagedHostListener;
import io.leasehold.hypervisor.server.Server;
import io.leasehold.hypervisor.server.ServerConfig;
import io.leasehold.hypervisor.server.ServerState;
import io.leasehold.hypervisor.server.ServerStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Progress of servers: applies the observed state of a machine to the server and settles the operation that observed.
 */
@Singleton
public class ServerProgress {
    private final ServerStore store;
    private final ManagedHostListener listener;
    private final Operations operations;
    private final ServerConfig config;
    private final Clock clock;

    ServerProgress(
            ServerStore store, ManagedHostListener listener, Operations operations, ServerConfig config, Clock clock) {
        this.store = store;
        this.listener = listener;
        this.operations = operations;
        this.config = config;
        this.clock = clock;
    }

    /** Applies the machine's state during an installation. */
    Uni<Void> recordBuild(SqlConnection connection, Operation operation, UUID id, MachineState observed) {
        return store.lock(connection, id)
                .map(found -> found.filter(server -> server.state().status() == ServerState.Status.BUILD))
                .chain(building -> building.isPresent()
                        ? continueBuild(connection, operation, building.get(), observed)
                        : operations.done(connection, operation));
    }

    private Uni<Void> continueBuild(
            SqlConnection connection, Operation operation, Server server, MachineState observed) {
        Instant now = clock.instant();
        boolean late = isLate(server, now);
        return switch (observed) {
            case MachineState.Running running -> activate(connection, operation, server, running.chassis());
            case MachineState.Claimed claimed when !late -> operations.lookAgain(connection, operation, config.watch());
            case MachineState.Installing installing
            when !late ->
                store.updateState(connection, server.id(), ServerState.building(installing.progress()), now)
                        .chain(() -> operations.lookAgain(connection, operation, config.watch()));
            case MachineState.Claimed timedOut -> fail(connection, operation, server);
            case MachineState.Installing timedOut -> fail(connection, operation, server);
            case MachineState.InstallFailed failed -> fail(connection, operation, server);
            case MachineState.Releasing lost -> fail(connection, operation, server);
            case MachineState.ReleaseFailed lost -> fail(connection, operation, server);
            case MachineState.Absent lost -> fail(connection, operation, server);
        };
    }

    /** Fails an installation whose machine gives no answer once the time for the installation is over. */
    Uni<Void> recordBuildFault(SqlConnection connection, Operation operation, UUID id, String fault) {
        return store.lock(connection, id)
                .map(found -> found.filter(server -> server.state().status() == ServerState.Status.BUILD)
                        .filter(server -> isLate(server, clock.instant())))
                .chain(late -> late.isPresent()
                        ? fail(connection, operation, late.get())
                        : operations.retry(connection, operation, fault));
    }

    private boolean isLate(Server server, Instant now) {
        return now.isAfter(server.dates().created().plus(config.buildTimeout()));
    }

    /** Applies the machine's state during a release. */
    Uni<Void> recordRelease(SqlConnection connection, Operation operation, UUID id, MachineState observed) {
        return store.lock(connection, id)
                .map(found -> found.filter(server -> server.state().isDeleting()))
                .chain(deleting -> deleting.isPresent()
                        ? continueRelease(connection, operation, deleting.get(), observed)
                        : operations.done(connection, operation));
    }

    private Uni<Void> continueRelease(
            SqlConnection connection, Operation operation, Server server, MachineState observed) {
        return switch (observed) {
            case MachineState.Absent released ->
                store.markDeleted(connection, server.id(), clock.instant())
                        .chain(() -> operations.done(connection, operation));
            case MachineState.ReleaseFailed failed -> fail(connection, operation, server);
            case MachineState.Releasing releasing ->
                store.updateState(connection, server.id(), server.state().poweredOff(), clock.instant())
                        .chain(() -> operations.lookAgain(connection, operation, config.watch()));
            case MachineState.Claimed notYetReleasing -> retryRelease(connection, operation);
            case MachineState.Installing notYetReleasing -> retryRelease(connection, operation);
            case MachineState.Running notYetReleasing -> retryRelease(connection, operation);
            case MachineState.InstallFailed notYetReleasing -> retryRelease(connection, operation);
        };
    }

    /**
     * Starts the deletion of the server: orders the release of the machine and notifies the listener. A server that is
     * being built or deleted → 409.
     */
    public Uni<Void> delete(SqlConnection connection, Server server) {
        return store.updateState(connection, server.id(), server.delete(), clock.instant())
                .chain(() -> operations.order(
                        connection,
                        List.of(Order.of(ReleaseWork.KIND, subject(server)).at(server.console()))))
                .chain(() -> operations.cancel(connection, PurgeWork.KIND, subject(server)))
                .chain(() -> notifyListener(connection, server));
    }

    private Uni<Void> activate(SqlConnection connection, Operation operation, Server server, Chassis chassis) {
        return store.updateState(connection, server.id(), ServerState.ACTIVE, clock.instant())
                .chain(() -> store.recordChassis(connection, server.id(), chassis))
                .chain(() -> notifyListener(connection, server))
                .chain(() -> operations.done(connection, operation));
    }

    /** An installation that an administrator gave up has failed. */
    Uni<Void> abandonBuild(SqlConnection connection, UUID id) {
        return abandon(connection, id, state -> state.status() == ServerState.Status.BUILD);
    }

    /** A release that an administrator gave up has failed. */
    Uni<Void> abandonRelease(SqlConnection connection, UUID id) {
        return abandon(connection, id, ServerState::isDeleting);
    }

    private Uni<Void> abandon(SqlConnection connection, UUID id, Predicate<ServerState> isAtWork) {
        return store.lock(connection, id)
                .map(found -> found.filter(server -> isAtWork.test(server.state())))
                .chain(atWork -> atWork.isPresent()
                        ? fail(connection, atWork.get())
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> retryRelease(SqlConnection connection, Operation operation) {
        return operations.retry(connection, operation, "The machine does not leave");
    }

    private Uni<Void> fail(SqlConnection connection, Operation operation, Server server) {
        return fail(connection, server).chain(() -> operations.done(connection, operation));
    }

    private Uni<Void> fail(SqlConnection connection, Server server) {
        return store.updateState(connection, server.id(), server.state().failed(), clock.instant())
                .chain(() -> operations.order(
                        connection,
                        List.of(Order.of(PurgeWork.KIND, subject(server)).after(config.errorTtl()))));
    }

    private Uni<Void> notifyListener(SqlConnection connection, Server server) {
        Optional<String> host = server.specification().managedHost();
        return host.isPresent()
                ? listener.changed(connection, host.get())
                : Uni.createFrom().voidItem();
    }

    private static String subject(Server server) {
        return server.id().toString();
    }
}
