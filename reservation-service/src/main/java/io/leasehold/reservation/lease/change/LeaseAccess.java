package io.leasehold.reservation.lease.change;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.http.PathId;
import io.leasehold.reservation.http.Policies;
import io.leasehold.reservation.http.Policy;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.store.LeaseStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Leases by the ids that callers name: 404 when there is none, 403 when it is another project's (contract section 6.1). */
@Singleton
class LeaseAccess {
    private final Policies policies;
    private final LeaseStore store;
    private final Pool pool;

    LeaseAccess(Policies policies, LeaseStore store, Pool pool) {
        this.policies = policies;
        this.store = store;
        this.pool = pool;
    }

    /** For showing it: without what it holds. */
    Uni<Lease> show(Caller caller, String id) {
        return PathId.uuid(id)
                .map(store::find)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> found.orElseThrow(() -> unknown(id)))
                .invoke(lease -> require(caller, lease, Policy.LEASES_GET));
    }

    /** As it is now, with what it holds, for one who may read it and do that. */
    Uni<Lease> load(Caller caller, String id, Policy action) {
        return PathId.uuid(id)
                .map(uuid -> store.load(pool, List.of(uuid)))
                .orElseGet(() -> Uni.createFrom().item(List.of()))
                .map(found -> found.stream().findFirst().orElseThrow(() -> unknown(id)))
                .invoke(lease -> require(caller, lease, Policy.LEASES_GET))
                .invoke(lease -> require(caller, lease, action));
    }

    private void require(Caller caller, Lease lease, Policy action) {
        policies.require(action, caller, lease.owner().projectId());
    }

    private static ServiceException unknown(String id) {
        return ServiceException.notFound("Object with {'lease_id': '%s'} not found".formatted(id));
    }
}
