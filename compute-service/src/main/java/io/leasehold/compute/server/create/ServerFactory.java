package io.leasehold.compute.server.create;

import io.leasehold.compute.scheduling.Scheduler;
import io.leasehold.compute.server.NewServer;
import io.leasehold.compute.server.PlacementRequests;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.ServerIds;
import io.leasehold.compute.server.ServerState;
import io.leasehold.compute.server.ServerTimes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Builds the servers of a command; they differ in id, name and launch index only. */
@Singleton
class ServerFactory {
    private final ServerIds ids;
    private final Scheduler scheduler;
    private final Clock clock;

    ServerFactory(ServerIds ids, Scheduler scheduler, Clock clock) {
        this.ids = ids;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    List<NewServer> servers(CreateServerCommand command) {
        String requestId = "r-" + ids.next().toString().substring(0, 8);
        Instant now = clock.instant();
        return IntStream.range(0, command.names().size())
                .mapToObj(index -> server(command, identity(command, requestId, index), now))
                .map(server -> new NewServer(server, PlacementRequests.share(command.flavor(), scheduler)))
                .toList();
    }

    private static Server.Identity identity(CreateServerCommand command, String requestId, int index) {
        return new Server.Identity(
                command.caller().projectId(),
                command.caller().userId(),
                command.names().get(index),
                command.request().description(),
                requestId,
                index);
    }

    private Server server(CreateServerCommand command, Server.Identity identity, Instant now) {
        return new Server(
                ids.next(),
                identity,
                command.references().image().map(image -> image.id()),
                command.references().osType(),
                command.spec(),
                command.lease(),
                ServerState.NEW,
                Optional.empty(),
                List.of(),
                command.request().tags(),
                Map.copyOf(command.request().metadata()),
                ServerTimes.since(now));
    }
}
