package io.leasehold.compute.host;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.paging.Page;
import io.leasehold.common.paging.PageRequest;
import io.leasehold.compute.hardware.Mtms;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The recorded hosts. */
@Singleton
public class Hosts {
    private final HostStore store;
    private final Pool pool;

    Hosts(HostStore store, Pool pool) {
        this.store = store;
        this.pool = pool;
    }

    /** Lists hosts in the order of their hypervisor ids; an unknown marker → 400, a pattern without a match → 404. */
    public Uni<Page<Host>> list(HypervisorQuery query, HypervisorIds ids) {
        if (query.pattern().isPresent()) {
            return unpaged(named(query.pattern().get()));
        }
        return query.page().map(page -> page(page, ids)).orElseGet(() -> unpaged(store.all(pool)));
    }

    private static Uni<Page<Host>> unpaged(Uni<List<Host>> hosts) {
        return hosts.map(found -> new Page<>(found, Optional.empty()));
    }

    private Uni<Page<Host>> page(PageRequest request, HypervisorIds ids) {
        return after(request, ids)
                .chain(after -> store.page(pool, after, request))
                .map(hosts -> Page.of(hosts, request, host -> ids.of(host).toString()));
    }

    /** Returns the hosts with {@code part} in their name, in any case; none → 404. */
    public Uni<List<Host>> named(String part) {
        return store.named(pool, part).invoke(found -> {
            if (found.isEmpty()) {
                throw ServiceException.notFound("No hypervisor matching '%s' could be found.".formatted(part));
            }
        });
    }

    /** Returns the host; unknown → 404. */
    public Uni<Host> get(String id, HypervisorIds ids) {
        return ids.find(store, pool, id)
                .map(found -> found.orElseThrow(
                        () -> ServiceException.notFound("Hypervisor with ID '%s' could not be found.".formatted(id))));
    }

    public Uni<Optional<Host>> find(SqlConnection connection, Mtms mtms) {
        return store.find(connection, mtms);
    }

    public Uni<HostTotals> totals() {
        return store.totals(pool);
    }

    private Uni<Integer> after(PageRequest request, HypervisorIds ids) {
        return request.marker()
                .map(marker -> ids.find(store, pool, marker)
                        .map(found -> found.map(Host::hypervisorId).orElseThrow(() -> unknown(marker))))
                .orElseGet(() -> Uni.createFrom().item(0));
    }

    private static ServiceException unknown(String marker) {
        return ServiceException.badRequest("marker [%s] not found".formatted(marker));
    }
}
