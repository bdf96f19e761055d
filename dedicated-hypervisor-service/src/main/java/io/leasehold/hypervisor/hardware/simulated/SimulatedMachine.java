package io.leasehold.hypervisor.hardware.simulated;

import io.leasehold.hypervisor.hardware.MachineState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Recorded state of a simulated machine.
 *
 * @param settings the order's metadata, which switches faults on ({@code sim:build}, {@code sim:delete}, {@code
 *     sim:chassis})
 * @param releasedAt when the release is complete
 * @param releaseFails true when the release fails at {@code releasedAt}
 */
record SimulatedMachine(
        Map<String, String> settings,
        Optional<Installation> installation,
        Optional<Instant> releasedAt,
        boolean releaseFails) {
    /** Names of the settings that switch faults on. */
    static final String BUILD_FAULT = "sim:build";

    static final String CHASSIS_FAULTS = "sim:chassis";

    private static final int MAX_PROGRESS = 99;

    record Installation(Instant start, Instant end) {
        int progress(Instant now) {
            long whole = Math.max(1, Duration.between(start, end).toMillis());
            long done = Math.max(0, Duration.between(start, now).toMillis());
            return (int) Math.min(MAX_PROGRESS, 100 * done / whole);
        }
    }

    SimulatedMachine {
        settings = Map.copyOf(settings);
    }

    MachineState state(Instant now) {
        return releasedAt
                .map(releasedAt -> releasing(releasedAt, now))
                .or(() -> installation.map(installation -> installed(installation, now)))
                .orElseGet(MachineState.Claimed::new);
    }

    private MachineState releasing(Instant releasedAt, Instant now) {
        if (now.isBefore(releasedAt)) {
            return new MachineState.Releasing();
        }
        return releaseFails ? new MachineState.ReleaseFailed("requested by the metadata") : new MachineState.Absent();
    }

    private MachineState installed(Installation installation, Instant now) {
        String fault = settings.getOrDefault(BUILD_FAULT, "");
        if (now.isBefore(installation.end()) || fault.equals("hang")) {
            return new MachineState.Installing(installation.progress(now));
        }
        return fault.equals("error")
                ? new MachineState.InstallFailed("requested by the metadata")
                : new MachineState.Running(SimulatedParts.chassis(settings.getOrDefault(CHASSIS_FAULTS, "")));
    }
}
