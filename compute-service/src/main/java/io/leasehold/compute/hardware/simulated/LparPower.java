package io.leasehold.compute.hardware.simulated;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;

/** The power switch of the simulated partitions. */
@Singleton
class LparPower {
    private static final String SET = "update compute_sim.lpar set power = $2, since = $3 where id = $1";

    private final Clock clock;

    LparPower(Clock clock) {
        this.clock = clock;
    }

    /** Notes that it was powered {@code on} or {@code off}, or {@code restarted}, now. */
    Uni<Void> set(SqlConnection connection, UUID id, String power) {
        return connection
                .preparedQuery(SET)
                .execute(Tuple.of(id, power, clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
