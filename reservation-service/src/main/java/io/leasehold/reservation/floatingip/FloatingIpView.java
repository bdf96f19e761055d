package io.leasehold.reservation.floatingip;

import io.leasehold.common.event.ApiTime;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A single floating IP; lists write the times in another format (contract section 1.4). */
record FloatingIpView(
        String id,
        String floatingNetworkId,
        String subnetId,
        String floatingIpAddress,
        boolean reservable,
        @ApiTime.WithFraction Instant createdAt,
        @ApiTime.WithFraction @Nullable Instant updatedAt) {

    /** A floating IP in a list. */
    record Listed(
            String id,
            String floatingNetworkId,
            String subnetId,
            String floatingIpAddress,
            boolean reservable,
            @ApiTime.WithoutFraction Instant createdAt,
            @ApiTime.WithoutFraction @Nullable Instant updatedAt) {}

    record One(FloatingIpView floatingip) {}

    record All(List<Listed> floatingips) {}

    static One of(FloatingIp shown) {
        return new One(new FloatingIpView(
                shown.id().toString(),
                shown.networkId(),
                shown.subnetId(),
                shown.address(),
                true,
                shown.createdAt(),
                shown.updatedAt()));
    }

    static All of(List<FloatingIp> shown) {
        return new All(shown.stream().map(FloatingIpView::listed).toList());
    }

    private static Listed listed(FloatingIp shown) {
        return new Listed(
                shown.id().toString(),
                shown.networkId(),
                shown.subnetId(),
                shown.address(),
                true,
                shown.createdAt(),
                shown.updatedAt());
    }
}
