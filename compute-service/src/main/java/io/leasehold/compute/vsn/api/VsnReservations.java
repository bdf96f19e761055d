package io.leasehold.compute.vsn.api;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.event.VsnEvent;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.common.outbox.Transactions;
import io.leasehold.common.work.Steps;
import io.leasehold.compute.boundary.ComputeBoundary;
import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.hardware.Vsn;
import io.leasehold.compute.vsn.VirtualSerialNumber;
import io.leasehold.compute.vsn.VirtualSerialNumber.Reservation;
import io.leasehold.compute.vsn.VsnConfig;
import io.leasehold.compute.vsn.VsnStore;
import io.leasehold.compute.vsn.VsnStore.VsnOnHost;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Reservations of virtual serial numbers by projects. */
@Singleton
class VsnReservations {
    private final Transactions transactions;
    private final VsnStore store;
    private final Outbox outbox;
    private final VsnConfig config;
    private final Clock clock;

    VsnReservations(Transactions transactions, VsnStore store, Outbox outbox, VsnConfig config, Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    /** Reserves a number for the caller's project; a number of a server of the project is kept once it is released. */
    Uni<VirtualSerialNumber> reserve(Caller caller, Vsn vsn, String description) {
        Reservation reservation = new Reservation(caller.projectId(), description, clock.instant());
        return transactions.run(connection -> get(connection, vsn)
                .invoke(found -> VsnReservationRules.mayReserve(
                        found.number(), found.support(), caller, config.reserveFromFreePool()))
                .call(() -> checkQuota(connection, caller.projectId()))
                .map(found -> found.number().reserve(reservation))
                .chain(number -> store.save(connection, number))
                .call(number ->
                        outbox.append(connection, List.of(new VsnEvent.Reserved(number.report(clock.instant()))))));
    }

    /** Replaces the description of a reservation. */
    Uni<VirtualSerialNumber> describe(Caller caller, Vsn vsn, String description) {
        return transactions.run(connection -> get(connection, vsn)
                .invoke(found -> VsnReservationRules.mayDescribe(found.number(), found.support(), caller))
                .map(found -> found.number().describe(description))
                .chain(number -> store.save(connection, number)));
    }

    /** Ends a reservation; a number in its pool stays reserved until the hardware offers it to everybody again. */
    Uni<VirtualSerialNumber> unreserve(Caller caller, Vsn vsn) {
        return transactions
                .run(connection -> reserved(connection, caller, vsn)
                        .chain(number -> number.state() == VsnState.RESERVED
                                ? Uni.createFrom().item(number)
                                : endReservation(connection, number)))
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
                        reserved(connection, caller, number.vsn()).chain(now -> endReservation(connection, now))));
    }

    private Uni<VirtualSerialNumber> reserved(SqlConnection connection, Caller caller, Vsn vsn) {
        return get(connection, vsn)
                .invoke(found -> VsnReservationRules.mayUnreserve(found.number(), found.support(), caller))
                .map(VsnOnHost::number);
    }

    private Uni<VirtualSerialNumber> endReservation(SqlConnection connection, VirtualSerialNumber number) {
        return store.save(connection, number.unreserve())
                .call(() ->
                        outbox.append(connection, List.of(new VsnEvent.Unreserved(number.report(clock.instant())))));
    }

    private Uni<VsnOnHost> get(SqlConnection connection, Vsn vsn) {
        return store.lock(connection, vsn).map(found -> found.orElseThrow(() -> VsnReservationRules.unknown(vsn)));
    }

    private Uni<Void> checkQuota(SqlConnection connection, String project) {
        return store.reservedBy(connection, project)
                .invoke(count -> {
                    if (count >= config.maxReservedPerProject()) {
                        throw ServiceException.forbidden(
                                "Quota exceeded for virtual serial numbers: Requested 1, but already used %d of %d reserved"
                                        .formatted(count, config.maxReservedPerProject()));
                    }
                })
                .replaceWithVoid();
    }
}
