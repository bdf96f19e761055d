package io.leasehold.hypervisor.licensing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where licence keys come from and when they may be used again. */
@ConfigMapping(prefix = "dh.license")
interface LicenseKeyConfig {
    /** When a returned key may be issued again. */
    enum Requeue {
        /** In the next month, so that what is counted in a month stays honest. */
        NEXT_MONTH,
        AT_ONCE
    }

    @WithDefault("next-month")
    Requeue requeue();

    /** A file with keys, each line the type's name, a semicolon and the key; read at start, known keys are passed over. */
    Optional<Path> pool();

    /** So many keys that nobody bought are made for each type; for simulators only. */
    @WithDefault("0")
    int generated();
}
