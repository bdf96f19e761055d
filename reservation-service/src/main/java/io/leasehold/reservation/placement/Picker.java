package io.leasehold.reservation.placement;

import io.leasehold.reservation.demand.AddressDemand;
import io.leasehold.reservation.demand.Demand;
import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.demand.HostDemand;
import io.leasehold.reservation.demand.SlotDemand;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;

/** Picks what a reservation is given (contract sections 4.3 to 4.6); it is not held before it is allocated. */
@Singleton
public class Picker {
    private final HostPicker hosts;
    private final SlotPicker slots;
    private final AddressPicker addresses;
    private final Shortage shortage;

    Picker(HostPicker hosts, SlotPicker slots, AddressPicker addresses, Shortage shortage) {
        this.hosts = hosts;
        this.slots = slots;
        this.addresses = addresses;
        this.shortage = shortage;
    }

    /** What meets the demand beside what {@code promises} gave to others of the same lease; too little → 400. */
    public Uni<Holdings> pick(
            SqlClient client, Demand demand, PlacementConstraints terms, TentativeAllocations promises) {
        return offer(client, demand, terms, promises).invoke(held -> requireEnough(held, demand));
    }

    /** As much of what is demanded as there is, even nothing. */
    public Uni<Holdings> offer(
            SqlClient client, Demand demand, PlacementConstraints terms, TentativeAllocations promises) {
        return switch (demand) {
            case HostDemand whole -> hosts.offer(client, whole, terms, promises);
            case SlotDemand some -> slots.offer(client, some, terms, promises);
            case AddressDemand ofNetwork -> addresses.offer(client, ofNetwork, terms, promises);
        };
    }

    private void requireEnough(Holdings held, Demand demand) {
        if (!demand.isMetBy(held)) {
            throw shortage.of(demand);
        }
    }
}
