package io.leasehold.hypervisor.hardware.simulated;

import io.leasehold.hypervisor.hardware.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A machine's life so far.
 *
 * @param settings the order's metadata: faults are switched on there ({@code sim:build}, {@code sim:delete}, {@code
 *     sim:chassis})
 * @param work the installation: when it began and when it ends
 * @param goneAt when it is given back
 * @param stuck whether giving it back fails at that moment
 */
record SimulatedMachine(Map<String, String> settings, Optional<Work> work, Optional<Instant> goneAt, boolean stuck) {
    /** The settings that switch faults on. */
    static final String BUILD = "sim:build";

    static final String DELETE = "sim:delete";
    static final String CHASSIS = "sim:chassis";

    private static final int NOT_QUITE = 99;

    record Work(Instant began, Instant ends) {
        int progress(Instant now) {
            long whole = Math.max(1, Duration.between(began, ends).toMillis());
            long done = Math.max(0, Duration.between(began, now).toMillis());
            return (int) Math.min(NOT_QUITE, 100 * done / whole);
        }
    }

    SimulatedMachine {
        settings = Map.copyOf(settings);
    }

    Condition condition(Instant now) {
        return goneAt.map(gone -> leaving(gone, now))
                .or(() -> work.map(installation -> installed(installation, now)))
                .orElseGet(Condition.Claimed::new);
    }

    private Condition leaving(Instant gone, Instant now) {
        if (now.isBefore(gone)) {
            return new Condition.Leaving();
        }
        return stuck ? new Condition.Stuck("the simulator was told so") : new Condition.Absent();
    }

    private Condition installed(Work installation, Instant now) {
        String fault = settings.getOrDefault(BUILD, "");
        if (now.isBefore(installation.ends()) || fault.equals("hang")) {
            return new Condition.Installing(installation.progress(now));
        }
        return fault.equals("error")
                ? new Condition.Broken("the simulator was told so")
                : new Condition.Running(Anatomy.chassis(settings.getOrDefault(CHASSIS, "")));
    }
}
