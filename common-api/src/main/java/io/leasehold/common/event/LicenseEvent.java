package io.leasehold.common.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a lease got, or did not get, of hypervisor licences; told by dedicated-hypervisor-service. Keys are never told. */
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
     * A licence of a lease on a managed host.
     *
     * @param serverId the hypervisor, dashed
     * @param host MTMS
     * @param hostUuid dashed
     * @param tenantId the lease's project, which licence and usage belong to
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

    /** No key of the type is left; told once, and tried again until the lease ends. */
    record Unavailable(LeasedLicense license) implements LicenseEvent {
        static final String TYPE = "license.unavailable";

        @Override
        public String type() {
            return TYPE;
        }
    }
}
