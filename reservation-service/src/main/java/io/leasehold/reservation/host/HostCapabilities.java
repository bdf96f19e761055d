package io.leasehold.reservation.host;

import io.leasehold.common.error.ServiceException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Changes of what an administrator says about a host, as long as no lease was promised it for that. */
@ApplicationScoped
class HostCapabilities {
    private final HostStore store;
    private final HostEvents news;
    private final Clock clock;

    HostCapabilities(HostStore store, HostEvents news, Clock clock) {
        this.store = store;
        this.news = news;
        this.clock = clock;
    }

    /** Applies the request, or nothing of it; 404 when the host is not there, 409 when a lease relies on what it changes. */
    @WithTransaction
    Uni<Host> update(String id, UpdateHost request) {
        return store.lock(HostIds.number(id))
                .map(found -> found.filter(row -> row.state != HostRow.State.REGISTERING)
                        .orElseThrow(() -> HostIds.unknown(id)))
                .call(row -> requireUnused(row, request.altered(row.capabilities)))
                .call(row -> apply(row, request.appliedTo(row.capabilities)))
                .map(HostRow::toHost);
    }

    private Uni<Void> requireUnused(HostRow row, List<String> altered) {
        return altered.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.attributesInUse(row.id, clock.instant().truncatedTo(ChronoUnit.MINUTES))
                        .invoke(used -> refuseUsed(row, altered, used))
                        .replaceWithVoid();
    }

    private static void refuseUsed(HostRow row, List<String> altered, Set<String> used) {
        String locked =
                altered.stream().filter(used::contains).map("'%s'"::formatted).collect(Collectors.joining(", "));
        if (!locked.isEmpty()) {
            throw ServiceException.conflict("Can't add extracapabilities [%s] to Host %d".formatted(locked, row.id));
        }
    }

    private Uni<Void> apply(HostRow row, Map<String, String> capabilities) {
        if (row.capabilities.equals(capabilities)) {
            return Uni.createFrom().voidItem();
        }
        row.capabilities = capabilities;
        row.updatedAt = clock.instant();
        return news.changed(row);
    }
}
