package io.leasehold.compute.hardware.simulated;

import io.leasehold.compute.hardware.LparSpec;
import java.util.Locale;
import java.util.Optional;

/** Failure that a flavor requests for the boot of a simulated partition. */
enum BootFailure {
    NONE,
    /** The firmware finds no boot disk. */
    NO_BOOT_DISK,
    /** IBM i finds no console. */
    NO_CONSOLE,
    /** The hypervisor reports an error. */
    FAILURE;

    private static final String EXTRA_SPEC = "sim:boot";

    static BootFailure of(LparSpec spec) {
        return Optional.ofNullable(spec.extraSpecs().get(EXTRA_SPEC))
                .map(BootFailure::of)
                .orElse(NONE);
    }

    /** Reads {@code no_boot_disk} and so on; any other text is {@link #NONE}. */
    static BootFailure of(String text) {
        for (BootFailure known : values()) {
            if (known.text().equals(text)) {
                return known;
            }
        }
        return NONE;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
