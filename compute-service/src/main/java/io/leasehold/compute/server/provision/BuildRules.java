package io.leasehold.compute.server.provision;

import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.server.Change;
import io.leasehold.compute.server.Life;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.ServerConfig;
import jakarta.inject.Singleton;
import java.time.Clock;

/** How long, and on how many hosts, making a server is tried. */
@Singleton
class BuildRules {
    private final ServerConfig config;
    private final Clock clock;

    BuildRules(ServerConfig config, Clock clock) {
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
    Change made(Server server) {
        return server.state().progress() < 75 ? Life.made(server, clock.instant()) : Change.silent(server);
    }

    Change running(Server server) {
        return Life.running(server, clock.instant());
    }

    /** It looks for another host, unless it has tried enough of them. */
    Change displaced(Server server, Throwable failure) {
        Change displaced = Life.displaced(server, clock.instant());
        return displaced.server().state().tried().size() < config.buildHosts()
                ? displaced
                : failed(displaced.server(), failure);
    }

    Change failed(Server server, Throwable failure) {
        return Life.failed(
                server,
                "Build of instance %s aborted: %s".formatted(server.id(), failure.getMessage()),
                clock.instant());
    }
}
