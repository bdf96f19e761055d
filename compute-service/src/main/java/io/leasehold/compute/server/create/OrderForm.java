package io.leasehold.compute.server.create;

import io.leasehold.compute.scheduling.Scheduler;
import io.leasehold.compute.server.Demands;
import io.leasehold.compute.server.NewServer;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.ServerIds;
import io.leasehold.compute.server.State;
import io.leasehold.compute.server.Times;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes servers of an order, all alike but for id and name. */
@Singleton
class OrderForm {
    private final ServerIds ids;
    private final Scheduler scheduler;
    private final Clock clock;

    OrderForm(ServerIds ids, Scheduler scheduler, Clock clock) {
        this.ids = ids;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    List<NewServer> servers(Order order) {
        String requestId = "r-" + ids.next().toString().substring(0, 8);
        Instant now = clock.instant();
        return IntStream.range(0, order.names().size())
                .mapToObj(index -> server(order, identity(order, requestId, index), now))
                .map(server -> new NewServer(server, Demands.share(order.flavor(), scheduler)))
                .toList();
    }

    private static Server.Identity identity(Order order, String requestId, int index) {
        return new Server.Identity(
                order.caller().projectId(),
                order.caller().userId(),
                order.names().get(index),
                order.request().description(),
                requestId,
                index);
    }

    private Server server(Order order, Server.Identity identity, Instant now) {
        return new Server(
                ids.next(),
                identity,
                order.parts().image().map(image -> image.id()),
                order.parts().osType(),
                order.spec(),
                order.lease(),
                State.ORDERED,
                Optional.empty(),
                List.of(),
                order.request().tags(),
                Map.copyOf(order.request().metadata()),
                Times.since(now));
    }
}
