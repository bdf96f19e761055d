package io.leasehold.compute.server;

import java.time.Instant;
import java.util.Optional;

/** When things happened to a server. */
public record ServerTimes(
        Instant created,
        Instant updated,
        Optional<Instant> launched,
        Optional<Instant> terminated,
        Optional<Instant> deleted) {
    public static ServerTimes since(Instant now) {
        return new ServerTimes(now, now, Optional.empty(), Optional.empty(), Optional.empty());
    }

    ServerTimes updatedAt(Instant now) {
        return new ServerTimes(created, now, launched, terminated, deleted);
    }

    /** It runs; the first time counts. */
    ServerTimes launchedAt(Instant now) {
        return new ServerTimes(created, now, launched.or(() -> Optional.of(now)), terminated, deleted);
    }

    ServerTimes deletedAt(Instant now) {
        return new ServerTimes(created, now, launched, Optional.of(now), Optional.of(now));
    }
}
