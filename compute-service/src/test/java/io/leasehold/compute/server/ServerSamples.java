package io.leasehold.compute.server;

import io.leasehold.compute.flavor.Flavor;
import io.leasehold.compute.hardware.OsType;
import io.leasehold.compute.server.ServerSpec.Details;
import io.leasehold.compute.server.ServerSpec.Requirements;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Servers for unit tests. */
final class ServerSamples {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private ServerSamples() {}

    /** Returns a tiny AIX server that was just requested. */
    static Server ordered() {
        return new Server(
                new UUID(7, 1),
                new Server.Identity("p", "u", "web", Optional.empty(), "r-1", 0),
                Optional.empty(),
                OsType.AIX,
                new ServerSpec(flavor(), requirements(), details()),
                new Server.Lease(Optional.empty(), Optional.empty()),
                ServerState.NEW,
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of(),
                ServerTimes.since(NOON));
    }

    private static Flavor flavor() {
        return new Flavor("1", "m1.tiny", Optional.empty(), new Flavor.Size(1, 512, 1, 0, 0), 1, true, false, Map.of());
    }

    private static Requirements requirements() {
        return new Requirements(
                Optional.empty(), List.of(), List.of(), Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    private static Details details() {
        return new Details(
                Optional.empty(),
                false,
                "MANUAL",
                Optional.empty(),
                Optional.empty(),
                List.of("default"),
                List.of(),
                List.of());
    }
}
