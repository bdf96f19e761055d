package io.leasehold.reservation.allocation;

import io.leasehold.common.error.ServiceException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/** Picks what a reservation is given (contract sections 4.3 and 4.4); it is not held before it is allocated. */
@Singleton
public class Picker {
    private final HostPicker hosts;
    private final SlotPicker slots;

    Picker(HostPicker hosts, SlotPicker slots) {
        this.hosts = hosts;
        this.slots = slots;
    }

    /** Hosts that meet the demand beside what {@code promises} gave to others of the same lease; too few → 400. */
    public Uni<List<Allocation>> pick(SqlConnection connection, Demand demand, Terms terms, Promises promises) {
        return switch (demand) {
            case HostDemand whole -> hosts.pick(connection, whole, terms, promises);
            case SlotDemand some -> slots.pick(connection, some, terms, promises);
        };
    }

    /** The 400 for a demand that the hosts that are free cannot meet. */
    public static ServiceException notEnough() {
        return ServiceException.badRequest("Not enough hosts available");
    }
}
