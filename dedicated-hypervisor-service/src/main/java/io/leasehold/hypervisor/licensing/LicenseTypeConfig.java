package io.leasehold.hypervisor.licensing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/** Settings of the licence types, common to all tenants (contract, 5.1). */
@ConfigMapping(prefix = "dh")
interface LicenseTypeConfig {
    /** The types in the order of the API's list. */
    List<Type> licenseTypes();

    /** Settings of one licence type. */
    interface Type {
        /** Opaque id, which must never change. */
        String id();

        String name();

        /** Description; defaults to the name. */
        Optional<String> description();

        @WithDefault("false")
        boolean hasLicenseKey();

        @WithDefault("false")
        boolean licenseSwitch();

        /** Unit of usage: {@code license}, {@code VM} or {@code vCPU}. */
        String unit();

        /** Name in usages. */
        String slug();

        /** Kind of resource that has a usage series of its own. */
        LicenseType.Aggregation aggregation();

        /** Validity of a key, such as {@code P1Y}; unset for a key without end. */
        Optional<Period> term();
    }
}
