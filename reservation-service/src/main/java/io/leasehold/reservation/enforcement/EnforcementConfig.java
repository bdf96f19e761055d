package io.leasehold.reservation.enforcement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of what leases must pass before they are made or changed. */
@ConfigMapping(prefix = "reservation.enforcement")
public interface EnforcementConfig {
    /** The filters, in their order: {@code MaxLeaseDurationFilter}, {@code ExternalServiceFilter}; none when unset. */
    Optional<List<String>> enabledFilters();

    /** The longest that a lease may be, in seconds or with a unit; any length when negative. */
    @WithDefault("-1")
    Duration maxLeaseDuration();

    /** Projects whose leases may be longer. */
    Optional<List<String>> maxLeaseDurationExemptProjectIds();

    /** The service that judges leases by rules of its own. */
    External externalService();

    /** Where the external service is. */
    interface External {
        /** Where its calls are, as {@code /check-create}, {@code /check-update} and {@code /on-end}. */
        Optional<URI> baseUrl();

        /** Where leases to be made are judged, if not under the base. */
        Optional<URI> checkCreateUrl();

        /** Where changes are judged, if not under the base. */
        Optional<URI> checkUpdateUrl();

        /** Where ends are told, if not under the base. */
        Optional<URI> onEndUrl();

        /** Sent as {@code X-Auth-Token}. */
        Optional<String> token();

        /** How long an answer may take; then it is a refusal. */
        @WithDefault("10s")
        Duration timeout();
    }
}
