package io.leasehold.hypervisor.hardware.simulated;

import io.leasehold.hypervisor.hardware.MachineState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A machine's life so far.
 *
 * @param settings the order's metadata: faults are switched on there ({@code sim:build}, {@code sim:delete}, {@code
 *     sim:chassis})
 * @param installation the installation: when it began and when it ends
 * @param releasedAt when it is given back
 * @param releaseFails whether giving it back fails at that moment
 */
record SimulatedMachine(
        Map<String, String> settings,
        Optional<Installation> installation,
        Optional<Instant> releasedAt,
        boolean releaseFails) {
    /** The settings that switch faults on. */
    static final String BUILD_FAULT = "sim:build";

    static final String DELETE_FAULT = "sim:delete";
    static final String CHASSIS_FAULTS = "sim:chassis";

    private static final int MAX_PROGRESS = 99;

    record Installation(Instant began, Instant ends) {
        int progress(Instant now) {
            long whole = Math.max(1, Duration.between(began, ends).toMillis());
            long done = Math.max(0, Duration.between(began, now).toMillis());
            return (int) Math.min(MAX_PROGRESS, 100 * done / whole);
        }
    }

    SimulatedMachine {
        settings = Map.copyOf(settings);
    }

    MachineState condition(Instant now) {
        return releasedAt
                .map(gone -> releasing(gone, now))
                .or(() -> installation.map(installation -> installed(installation, now)))
                .orElseGet(MachineState.Claimed::new);
    }

    private MachineState releasing(Instant gone, Instant now) {
        if (now.isBefore(gone)) {
            return new MachineState.Releasing();
        }
        return releaseFails ? new MachineState.ReleaseFailed("the simulator was told so") : new MachineState.Absent();
    }

    private MachineState installed(Installation installation, Instant now) {
        String fault = settings.getOrDefault(BUILD_FAULT, "");
        if (now.isBefore(installation.ends()) || fault.equals("hang")) {
            return new MachineState.Installing(installation.progress(now));
        }
        return fault.equals("error")
                ? new MachineState.InstallFailed("the simulator was told so")
                : new MachineState.Running(SimulatedParts.chassis(settings.getOrDefault(CHASSIS_FAULTS, "")));
    }
}
