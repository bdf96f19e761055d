package io.leasehold.reservation.lease.change;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.http.PathId;
import io.leasehold.reservation.http.Policies;
import io.leasehold.reservation.http.Policy;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.store.Leases;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Access to leases by the ids that callers name: 404 for an unknown lease, 403 for one of another project (contract section 6.1). */
@Singleton
class LeaseAccess {
    private final Policies policies;
    private final Leases leases;

    LeaseAccess(Policies policies, Leases leases) {
        this.policies = policies;
        this.leases = leases;
    }

    /** Reads the lease without its holdings. */
    Uni<Lease> show(Caller caller, String id) {
        return PathId.uuid(id)
                .map(leases::find)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> found.orElseThrow(() -> unknown(id)))
                .invoke(lease -> require(Policy.LEASES_GET, caller, lease));
    }

    /** Reads the lease with its holdings, for a caller who may read it and perform {@code action} on it. */
    Uni<Lease> load(Caller caller, String id, Policy action) {
        return PathId.uuid(id)
                .map(uuid -> leases.load(List.of(uuid)))
                .orElseGet(() -> Uni.createFrom().item(List.of()))
                .map(found -> found.stream().findFirst().orElseThrow(() -> unknown(id)))
                .invoke(lease -> require(Policy.LEASES_GET, caller, lease))
                .invoke(lease -> require(action, caller, lease));
    }

    private void require(Policy action, Caller caller, Lease lease) {
        policies.require(action, caller, lease.owner().projectId());
    }

    private static ServiceException unknown(String id) {
        return ServiceException.notFound("Object with {'lease_id': '%s'} not found".formatted(id));
    }
}
