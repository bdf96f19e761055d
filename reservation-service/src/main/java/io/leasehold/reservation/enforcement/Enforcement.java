package io.leasehold.reservation.enforcement;

import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The filters that this deployment wants, one after the other: the first refusal counts. No check may be made inside a
 * database transaction, since a filter may ask another service. A setting that names no filter stops the start.
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

    /** Whether there is any filter; if there is none, nobody needs to gather facts. */
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

    /** Tells every filter that the lease ended or was deleted; never fails. */
    public Uni<Void> onEnd(Context context, LeaseFacts lease) {
        return each(filter -> Uni.createFrom()
                .deferred(() -> filter.onEnd(context, lease))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        failure,
                        "A filter was not told that a lease ended filter=%s leaseId=%s",
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
