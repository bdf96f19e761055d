package io.leasehold.compute.vsn.api;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.paging.Page;
import io.leasehold.compute.hardware.Vsn;
import io.leasehold.compute.vsn.VirtualSerialNumber;
import io.leasehold.compute.vsn.VsnQuery;
import io.leasehold.compute.vsn.VsnStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;

/** Reads of numbers for the API. */
@Singleton
class VsnListing {
    private final VsnStore store;
    private final Pool pool;

    VsnListing(VsnStore store, Pool pool) {
        this.store = store;
        this.pool = pool;
    }

    Uni<Page<VirtualSerialNumber>> list(VsnQuery query) {
        return pool.withConnection(connection -> store.list(connection, query))
                .map(numbers ->
                        Page.of(numbers, query.page(), number -> number.vsn().toString()));
    }

    /** Returns the number; an unknown number, or one that the caller may not see → 404. */
    Uni<VirtualSerialNumber> get(Caller caller, String text) {
        Vsn vsn = Vsn.find(text).orElseThrow(() -> VsnReservationRules.unknown(text));
        return pool.withConnection(connection -> store.find(connection, vsn))
                .map(found -> found.orElseThrow(() -> VsnReservationRules.unknown(text)))
                .invoke(number -> VsnReservationRules.requireVisible(number, caller));
    }
}
