package io.leasehold.reservation.enforcement;

import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Filters of this deployment, applied in order; the first refusal counts. No check may run inside a database transaction,
 * since a filter may call another service. A setting that names an unknown filter stops the start.
 */
@Singleton
@Startup
public class Enforcement {
    private static final Logger LOG = Logger.getLogger(Enforcement.class);

    private final List<EnforcementFilter> filters;

    Enforcement(EnforcementConfig config, @All List<EnforcementFilter> available) {
        this.filters = config.enabledFilters().orElse(List.of()).stream()
                .map(name -> named(name, available))
                .toList();
    }

    /** True when there is a filter; without filters the methods need not be called. */
    public boolean isEnabled() {
        return !filters.isEmpty();
    }

    /** Fails when a filter refuses the new lease. */
    public Uni<Void> checkCreate(Context context, LeaseFacts lease) {
        return each(filter -> filter.checkCreate(context, lease));
    }

    /** Fails when a filter refuses the change. */
    public Uni<Void> checkUpdate(Context context, LeaseFacts current, LeaseFacts requested) {
        return each(filter -> filter.checkUpdate(context, current, requested));
    }

    /** Notifies every filter that the lease ended or was deleted; never fails. */
    public Uni<Void> onEnd(Context context, LeaseFacts lease) {
        return each(filter -> Uni.createFrom()
                .deferred(() -> filter.onEnd(context, lease))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        failure,
                        "A filter could not be notified of the end of a lease filter=%s leaseId=%s",
                        filter.name(),
                        lease.id()))
                .onFailure()
                .recoverWithNull());
    }

    private Uni<Void> each(Function<EnforcementFilter, Uni<Void>> step) {
        return filters.stream()
                .reduce(
                        Uni.createFrom().voidItem(),
                        (before, filter) -> before.chain(() -> step.apply(filter)),
                        (before, after) -> before.chain(() -> after));
    }

    private static EnforcementFilter named(String name, List<EnforcementFilter> available) {
        return available.stream()
                .filter(filter -> filter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "reservation.enforcement.enabled-filters names the filter %s, which does not exist; there are %s"
                                .formatted(
                                        name,
                                        available.stream()
                                                .map(EnforcementFilter::name)
                                                .sorted()
                                                .toList())));
    }
}
