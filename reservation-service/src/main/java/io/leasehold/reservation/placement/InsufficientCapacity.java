package io.leasehold.reservation.placement;

import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.demand.AddressDemand;
import io.leasehold.reservation.demand.Demand;
import io.leasehold.reservation.demand.HostDemand;
import io.leasehold.reservation.demand.SlotDemand;

/** Failure of a demand that free resources do not meet; clients match on its texts. */
public class InsufficientCapacity extends ServiceException {
    /** HTTP statuses that a deployment can choose for this failure. */
    public enum Status {
        BAD_REQUEST(ErrorKind.BAD_REQUEST),
        CONFLICT(ErrorKind.CONFLICT),
        INTERNAL_SERVER_ERROR(ErrorKind.INTERNAL);

        private final ErrorKind kind;

        Status(ErrorKind kind) {
            this.kind = kind;
        }
    }

    InsufficientCapacity(Demand demand, Status status) {
        super(status.kind, "Not enough %s available".formatted(resources(demand)));
    }

    private static String resources(Demand demand) {
        return switch (demand) {
            case HostDemand hosts -> "hosts";
            case SlotDemand slots -> "hosts";
            case AddressDemand addresses -> "floating IPs";
        };
    }
}
