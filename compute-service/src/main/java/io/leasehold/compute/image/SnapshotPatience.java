package io.leasehold.compute.image;

import jakarta.inject.Singleton;
import java.time.Clock;

/** Time limit of taking an image. */
@Singleton
class SnapshotPatience {
    private final SnapshotConfig config;
    private final Clock clock;

    SnapshotPatience(SnapshotConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    boolean isOver(Snapshot.Task task) {
        return clock.instant().isAfter(task.orderedAt().plus(config.patience()));
    }
}
