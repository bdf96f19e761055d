package io.leasehold.device.attachment;

import io.leasehold.common.operation.Operation;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Effects of calls that were not answered in time: a device is not given back before none is to be expected. */
@Singleton
class LateEffects {
    /** Reason of a further try after a detach that was not answered in time. */
    static final String UNCONFIRMED_DETACH = "The hypervisor has not confirmed that the device is detached";

    private final Config config;
    private final Clock clock;

    LateEffects(Config config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    @ConfigMapping(prefix = "mdev.late-effects")
    interface Config {
        /** The time after an unanswered call in which the call may still take effect. */
        @WithDefault("2m")
        Duration window();
    }

    Duration pause() {
        return config.window();
    }

    /** The operation with a note of when its unanswered call can no longer take effect. */
    Operation expectedBy(Operation operation) {
        return operation.because(clock.instant().plus(config.window()).toString());
    }

    /** True while an effect of the operation's call may come; false without a note of {@link #expectedBy}. */
    boolean mayCome(Operation operation) {
        try {
            return operation
                    .note()
                    .map(Instant::parse)
                    .filter(clock.instant()::isBefore)
                    .isPresent();
        } catch (DateTimeException otherNote) {
            return false;
        }
    }
}
