package io.leasehold.compute.vsn.api;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.event.VsnEvent;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.common.sql.Transactions;
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
