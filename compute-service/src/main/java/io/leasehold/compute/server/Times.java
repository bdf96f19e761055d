package io.leasehold.compute.server;

import java.time.Instant;
import java.util.Optional;

/** When things happened to a server. */
public record Times(
        Instant created,
        Instant updated,
        Optional<Instant> launched,
        Optional<Instant> terminated,
        Optional<Instant> deleted) {
    public static Times since(Instant now) {
        return new Times(now, now, Optional.empty(), Optional.empty(), Optional.empty());
    }

    Times changed(Instant now) {
        return new Times(created, now, launched, terminated, deleted);
    }

    /** It runs; the first time counts. */
    Times running(Instant now) {
        return new Times(created, now, launched.or(() -> Optional.of(now)), terminated, deleted);
    }

    Times gone(Instant now) {
        return new Times(created, now, launched, Optional.of(now), Optional.of(now));
    }
}
