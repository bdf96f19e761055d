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
 * Records of the licences that leases should have. Every method writes in the transaction of the event or change and
 * orders {@link LeaseWork} for the reservations that changed.
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

    /** Records the lease's reservations; licences are due when the start of the lease has been attempted. */
    public Uni<Void> update(SqlConnection connection, LeaseSnapshot lease) {
        return update(connection, lease, AnnouncedReservation.hasStarted(lease));
    }

    /** Records the start of the lease. */
    public Uni<Void> start(SqlConnection connection, LeaseSnapshot lease) {
        return update(connection, lease, true);
    }

    /** Records the end of the lease, whether or not the lease had started. */
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
