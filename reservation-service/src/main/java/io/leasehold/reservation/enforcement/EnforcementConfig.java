package io.leasehold.reservation.enforcement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of the checks that leases must pass before they are created or changed. */
@ConfigMapping(prefix = "reservation.enforcement")
public interface EnforcementConfig {
    /** Filters in their order: {@code MaxLeaseDurationFilter}, {@code ExternalServiceFilter}; none when unset. */
    Optional<List<String>> enabledFilters();

    /** Maximum length of a lease, in seconds or with a unit; negative for any length. */
    @WithDefault("-1")
    Duration maxLeaseDuration();

    /** Projects with leases of any length. */
    Optional<List<String>> maxLeaseDurationExemptProjectIds();

    /** External service that checks leases by its own rules. */
    External externalService();

    /** Location of the external service. */
    interface External {
        /** Base of {@code /check-create}, {@code /check-update} and {@code /on-end}. */
        Optional<URI> baseUrl();

        /** URL of checks of new leases, if not under the base. */
        Optional<URI> checkCreateUrl();

        /** URL of checks of changes, if not under the base. */
        Optional<URI> checkUpdateUrl();

        /** URL of notifications of ends, if not under the base. */
        Optional<URI> onEndUrl();

        /** Token sent as {@code X-Auth-Token}. */
        Optional<String> token();

        /** Timeout of an answer; a missing answer counts as a refusal. */
        @WithDefault("10s")
        Duration timeout();
    }
}
