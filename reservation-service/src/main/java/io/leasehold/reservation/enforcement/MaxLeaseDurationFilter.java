package io.leasehold.reservation.enforcement;

import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.id.Identifiers;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Filter of leases above the maximum length, administrators' leases too, but not those of exempt projects. */
@Singleton
class MaxLeaseDurationFilter implements EnforcementFilter {
    private final Duration longest;
    private final Set<String> exempt;

    MaxLeaseDurationFilter(EnforcementConfig config) {
        this.longest = config.maxLeaseDuration();
        this.exempt = config.maxLeaseDurationExemptProjectIds().orElse(List.of()).stream()
                .map(Identifiers::normalise)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String name() {
        return "MaxLeaseDurationFilter";
    }

    @Override
    public Uni<Void> checkCreate(Context context, LeaseFacts lease) {
        return check(lease, ErrorKind.FORBIDDEN);
    }

    @Override
    public Uni<Void> checkUpdate(Context context, LeaseFacts current, LeaseFacts requested) {
        return check(requested, ErrorKind.BAD_REQUEST);
    }

    @Override
    public Uni<Void> onEnd(Context context, LeaseFacts lease) {
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> check(LeaseFacts lease, ErrorKind refusal) {
        boolean tooLong = !longest.isNegative() && lease.duration().compareTo(longest) > 0;
        return tooLong && !exempt.contains(lease.projectId())
                ? Uni.createFrom().failure(() -> new ServiceException(refusal, text(lease)))
                : Uni.createFrom().voidItem();
    }

    private String text(LeaseFacts lease) {
        return "Lease duration of %d seconds must be less than or equal to the maximum lease duration of %d seconds."
                .formatted(lease.duration().toSeconds(), longest.toSeconds());
    }
}
