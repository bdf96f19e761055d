package io.leasehold.compute.server.provision;

import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.ServerChange;
import io.leasehold.compute.server.ServerConfig;
import io.leasehold.compute.server.ServerTransitions;
import jakarta.inject.Singleton;
import java.time.Clock;

/** How long, and on how many hosts, making a server is tried. */
@Singleton
class BuildLimits {
    private final ServerConfig config;
    private final Clock clock;

    BuildLimits(ServerConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Whether trying again on the same host is of no use. */
    boolean isFinal(Throwable failure, Server server) {
        return failure instanceof HardwareFault fault
                && (!fault.isPassing()
                        || clock.instant().isAfter(server.times().created().plus(config.buildTimeout())));
    }

    /** Its partition is there; said once, however often it is found so. */
    ServerChange partitionCreated(Server server) {
        return server.state().progress() < 75
                ? ServerTransitions.partitionCreated(server, clock.instant())
                : ServerChange.unannounced(server);
    }

    ServerChange running(Server server) {
        return ServerTransitions.running(server, clock.instant());
    }

    /** It looks for another host, unless it has tried enough of them. */
    ServerChange rescheduled(Server server, Throwable failure) {
        ServerChange rescheduled = ServerTransitions.rescheduled(server, clock.instant());
        return rescheduled.server().state().tried().size() < config.buildHosts()
                ? rescheduled
                : failed(rescheduled.server(), failure);
    }

    ServerChange failed(Server server, Throwable failure) {
        return ServerTransitions.failed(
                server,
                "Build of instance %s aborted: %s".formatted(server.id(), failure.getMessage()),
                clock.instant());
    }
}
