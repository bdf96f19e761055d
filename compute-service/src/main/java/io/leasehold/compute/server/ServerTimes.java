package io.leasehold.compute.server;

import java.time.Instant;
import java.util.Optional;

/** Times of the changes of a server. */
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

    /** Records the first time at which the server ran. */
    ServerTimes launchedAt(Instant now) {
        return new ServerTimes(created, now, launched.or(() -> Optional.of(now)), terminated, deleted);
    }

    ServerTimes deletedAt(Instant now) {
        return new ServerTimes(created, now, launched, Optional.of(now), Optional.of(now));
    }
}
