package io.leasehold.hypervisor.licensing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/** The licence types that there are, the same for all tenants (contract, 5.1). */
@ConfigMapping(prefix = "dh")
interface LicenseTypeConfig {
    /** In the request in which they are listed. */
    List<Type> licenseTypes();

    /** One type. */
    interface Type {
        /** Opaque, for ever the same. */
        String id();

        String name();

        /** What it is, for readers; when unset, its name. */
        Optional<String> description();

        @WithDefault("false")
        boolean hasLicenseKey();

        @WithDefault("false")
        boolean licenseSwitch();

        /** {@code license}, {@code VM} or {@code vCPU}. */
        String unit();

        /** How it is called in usages. */
        String slug();

        /** What has one series of usage. */
        LicenseType.Aggregation aggregation();

        /** How long a key is good, such as {@code P1Y}; unset for ever. */
        Optional<Period> term();
    }
}
