package io.leasehold.compute.hardware.simulated;

import io.leasehold.compute.hardware.LparSpec;
import java.util.Locale;
import java.util.Optional;

/** What is wrong with a simulated partition, so that it never gets to run its operating system; flavors ask for it. */
enum BootFailure {
    NONE,
    /** Firmware finds nothing to boot. */
    NO_BOOT_DISK,
    /** IBM i waits for a console. */
    NO_CONSOLE,
    /** The hypervisor gives up on it. */
    FAILURE;

    private static final String EXTRA_SPEC = "sim:boot";

    static BootFailure of(LparSpec spec) {
        return Optional.ofNullable(spec.extraSpecs().get(EXTRA_SPEC))
                .map(BootFailure::of)
                .orElse(NONE);
    }

    /** Reads {@code no_boot_disk} and the like; anything else is no flaw. */
    static BootFailure of(String text) {
        for (BootFailure flaw : values()) {
            if (flaw.text().equals(text)) {
                return flaw;
            }
        }
        return NONE;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
