package io.leasehold.hypervisor.licensing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of the pool of licence keys. */
@ConfigMapping(prefix = "dh.license")
interface LicenseKeyConfig {
    /** Earliest time at which a released key can be issued again. */
    enum Requeue {
        /** The beginning of the next month (UTC), so that no two tenants use one key in a month. */
        NEXT_MONTH,
        AT_ONCE
    }

    @WithDefault("next-month")
    Requeue requeue();

    /**
     * File with keys, read at start. Each line has the name of a type, a semicolon and a key; keys in the pool are
     * skipped.
     */
    Optional<Path> pool();

    /** Number of keys to generate for each type; for simulators only. */
    @WithDefault("0")
    int generated();
}
