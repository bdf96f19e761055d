package io.leasehold.compute.vsn.api;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.boundary.Steps;
import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.event.VsnEvent;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.common.sql.Transactions;
import io.leasehold.compute.boundary.ComputeBoundary;
import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.hardware.Vsn;
import io.leasehold.compute.hardware.VsnPool;
import io.leasehold.compute.vsn.VirtualSerialNumber;
import io.leasehold.compute.vsn.VsnState;
import io.leasehold.compute.vsn.VsnStore;
import io.leasehold.compute.vsn.VsnStore.VsnOnHost;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** End of reservations of virtual serial numbers. */
@Singleton
class VsnUnreservation {
    private static final Logger LOG = Logger.getLogger(VsnUnreservation.class);

    private final Transactions transactions;
    private final VsnStore store;
    private final VsnPool hardware;
    private final Outbox outbox;
    private final Steps steps;

    VsnUnreservation(Transactions transactions, VsnStore store, VsnPool hardware, Outbox outbox, Steps steps) {
        this.transactions = transactions;
        this.store = store;
        this.hardware = hardware;
        this.outbox = outbox;
        this.steps = steps;
    }

    /** Ends a reservation; a number in a pool stays reserved until the hardware offers the number to every server. */
    Uni<VirtualSerialNumber> unreserve(Caller caller, Vsn vsn) {
        return transactions
                .run(connection -> lock(connection, caller, vsn)
                        .chain(number -> number.state() == VsnState.RESERVED
                                ? Uni.createFrom().item(number)
                                : end(connection, number)))
                .chain(number -> number.state() == VsnState.RESERVED
                        ? offer(caller, number)
                        : Uni.createFrom().item(number));
    }

    private Uni<VirtualSerialNumber> offer(Caller caller, VirtualSerialNumber number) {
        return hardware.releaseVsn(number.host(), number.vsn())
                .onFailure(HardwareFault.class)
                .transform(fault -> failed(number, fault))
                .invoke(() -> steps.reached(ComputeBoundary.VSN_OFFERED))
                .chain(() -> transactions.run(connection ->
                        lock(connection, caller, number.vsn()).chain(current -> end(connection, current))));
    }

    private Uni<VirtualSerialNumber> lock(SqlConnection connection, Caller caller, Vsn vsn) {
        return store.lock(connection, vsn)
                .map(found -> found.orElseThrow(() -> VsnReservationRules.unknown(vsn)))
                .invoke(found -> VsnReservationRules.mayUnreserve(found.number(), found.support(), caller))
                .map(VsnOnHost::number);
    }

    private Uni<VirtualSerialNumber> end(SqlConnection connection, VirtualSerialNumber number) {
        return store.save(connection, number.unreserve())
                .call(saved ->
                        outbox.append(connection, List.of(new VsnEvent.Unreserved(number.report(saved.updatedAt())))));
    }

    private static ServiceException failed(VirtualSerialNumber number, Throwable fault) {
        LOG.warnf("The hardware did not take back %s of %s: %s", number.vsn(), number.host(), fault.getMessage());
        return new ServiceException(ErrorKind.INTERNAL, "The hardware did not take the number back.");
    }
}
