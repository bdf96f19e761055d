package io.leasehold.reservation.enforcement;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Leases and settings for the tests of filters. */
final class Facts {
    static final UUID ID = UUID.fromString("6ee55c78-ac52-41a6-99af-2d2d73bcc466");
    static final String PROJECT = "aa45f56901ef45ee95e3d211097c0ea3";
    static final Context BY_ITS_OWNER =
            new Context("5434f637520d4c17bbf254af034b0320", PROJECT, "https://identity/v3", null);
    private static final Instant START = Instant.parse("2026-11-22T19:09:00Z");

    private Facts() {}

    static LeaseFacts leaseOf(Duration length) {
        return lease(null, length, "CREATING");
    }

    static LeaseFacts standing(Duration length) {
        return lease(ID, length, "PENDING");
    }

    /** The settings of a deployment; keys without the common prefix. */
    static EnforcementConfig settings(Map<String, String> values) {
        SmallRyeConfigBuilder settings =
                new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(EnforcementConfig.class);
        values.forEach((key, value) -> settings.withDefaultValue("reservation.enforcement." + key, value));
        return settings.build().getConfigMapping(EnforcementConfig.class);
    }

    private static LeaseFacts lease(@Nullable UUID id, Duration length, String status) {
        Map<String, Object> asked = Map.of(
                "resource_type",
                "physical:host",
                "min",
                1,
                "max",
                1,
                "hypervisor_properties",
                "",
                "resource_properties",
                "");
        return new LeaseFacts(
                id,
                "e1",
                BY_ITS_OWNER.userId(),
                PROJECT,
                START,
                START.plus(length),
                "2026-11-22 20:09",
                status,
                List.of(new ReservationFacts(asked, List.of(Map.of("id", "1", "gpu", "True")))));
    }
}
