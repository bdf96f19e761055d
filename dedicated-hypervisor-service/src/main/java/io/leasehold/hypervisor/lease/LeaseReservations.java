package io.leasehold.hypervisor.lease;

import io.leasehold.common.event.LeaseSnapshot;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.operation.Order;
import io.leasehold.hypervisor.licensing.LicenseTypes;
import io.leasehold.hypervisor.server.ManagedHostListener;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Where this service notes what leases should have, and that their hosts change. Nothing is done here but noting, in the
 * transaction of the event or of the change: the work that follows is ordered and done by {@link LeaseWork}.
 */
@Singleton
public class LeaseReservations implements ManagedHostListener {
    private final LeaseStore store;
    private final LicenseTypes types;
    private final Operations operations;

    LeaseReservations(LeaseStore store, LicenseTypes types, Operations operations) {
        this.store = store;
        this.types = types;
        this.operations = operations;
    }

    /** The lease stands as {@code lease} says; licences are due if its start has been tried. */
    public Uni<Void> update(SqlConnection connection, LeaseSnapshot lease) {
        return update(connection, lease, AnnouncedReservation.hasStarted(lease));
    }

    /** The lease starts. */
    public Uni<Void> start(SqlConnection connection, LeaseSnapshot lease) {
        return update(connection, lease, true);
    }

    /** The lease is over, whether it had started or not. */
    public Uni<Void> end(SqlConnection connection, LeaseSnapshot lease) {
        return store.end(connection, AnnouncedReservation.of(lease, false, types))
                .chain(changed -> order(connection, changed));
    }

    @Override
    public Uni<Void> changed(SqlConnection connection, String host) {
        return store.findByHost(connection, host).chain(concerned -> order(connection, concerned));
    }

    private Uni<Void> update(SqlConnection connection, LeaseSnapshot lease, boolean started) {
        return store.upsert(connection, AnnouncedReservation.of(lease, started, types))
                .chain(changed -> order(connection, changed));
    }

    private Uni<Void> order(SqlConnection connection, List<String> reservations) {
        return operations.order(
                connection,
                reservations.stream().map(id -> Order.of(LeaseWork.KIND, id)).toList());
    }
}
