package io.leasehold.common.event;

import java.time.Instant;

/** Metered usage of dedicated-hypervisor-service. */
public sealed interface UsageEvent extends ServiceEvent {
    @Override
    default String topic() {
        return Topics.HYPERVISOR_USAGE;
    }

    /**
     * Value of one usage for one hour.
     *
     * @param usageId the same in every month
     * @param licenseType the type's name
     * @param hour the start of the hour
     * @param value the hour's peak so far, in the type's unit
     */
    record Sampled(String tenantId, String usageId, String licenseType, String resourceId, Instant hour, long value)
            implements UsageEvent {
        static final String TYPE = "usage.sampled";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public String key() {
            return tenantId;
        }
    }
}
