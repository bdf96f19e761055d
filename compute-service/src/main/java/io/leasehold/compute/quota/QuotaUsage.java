package io.leasehold.compute.quota;

import io.leasehold.common.error.ServiceException;

/**
 * Limits and usage of a project.
 *
 * @param groups number of server groups
 */
record QuotaUsage(Amount instances, Amount cores, Amount ramMb, int groups) {
    /** One resource; a limit below 0 is no limit. */
    record Amount(String name, long used, long limit) {
        void check(long more) {
            if (limit >= 0 && used + more > limit) {
                throw ServiceException.forbidden("Quota exceeded for %s: Requested %d, but already used %d of %d %s"
                        .formatted(name, more, used, limit, name));
            }
        }
    }

    boolean isLimited() {
        return instances.limit() >= 0 || cores.limit() >= 0 || ramMb.limit() >= 0;
    }
}
