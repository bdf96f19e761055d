package io.leasehold.common.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Assignment, release or lack of a hypervisor licence for a lease, published by dedicated-hypervisor-service. No event
 * carries a licence key.
 */
public sealed interface LicenseEvent extends ServiceEvent {
    LeasedLicense license();

    @Override
    default String topic() {
        return Topics.HYPERVISOR_LICENSE;
    }

    @Override
    default String key() {
        return license().serverId();
    }

    @Override
    default Object payload() {
        return license();
    }

    /**
     * Licence of a lease on a managed host.
     *
     * @param serverId the hypervisor, dashed
     * @param host MTMS
     * @param hostUuid dashed
     * @param tenantId the lease's project, to which licence and usage belong
     * @param licenseId absent on {@link Unavailable}
     * @param licenseType the type's name
     */
    record LeasedLicense(
            String serverId,
            String host,
            String hostUuid,
            String tenantId,
            String leaseId,
            String reservationId,
            @Nullable String licenseId,
            String licenseType,
            Instant occurredAt) {}

    record Assigned(LeasedLicense license) implements LicenseEvent {
        static final String TYPE = "license.assigned";

        @Override
        public String type() {
            return TYPE;
        }
    }

    record Released(LeasedLicense license) implements LicenseEvent {
        static final String TYPE = "license.released";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** No key of the type is available. Published once; the assignment is retried until the lease ends. */
    record Unavailable(LeasedLicense license) implements LicenseEvent {
        static final String TYPE = "license.unavailable";

        @Override
        public String type() {
            return TYPE;
        }
    }
}
