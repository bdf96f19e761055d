package io.leasehold.reservation.placement;

import io.leasehold.common.error.ErrorKind;
import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.demand.AddressDemand;
import io.leasehold.reservation.demand.Demand;
import io.leasehold.reservation.demand.HostDemand;
import io.leasehold.reservation.demand.SlotDemand;
import jakarta.inject.Singleton;

/** What is told when what is free does not meet a demand; clients match on the texts. */
@Singleton
public class Shortage {
    /** The statuses it may be told with. */
    public enum Status {
        BAD_REQUEST(ErrorKind.BAD_REQUEST),
        CONFLICT(ErrorKind.CONFLICT),
        INTERNAL_SERVER_ERROR(ErrorKind.INTERNAL);

        private final ErrorKind kind;

        Status(ErrorKind kind) {
            this.kind = kind;
        }
    }

    private final ErrorKind kind;

    Shortage(AllocationConfig config) {
        this.kind = config.insufficientCapacityStatus().kind;
    }

    /** The failure for that demand: 400, unless configured otherwise. */
    public ServiceException of(Demand demand) {
        return switch (demand) {
            case HostDemand hosts -> notEnough("hosts");
            case SlotDemand slots -> notEnough("hosts");
            case AddressDemand addresses -> notEnough("floating IPs");
        };
    }

    private ServiceException notEnough(String what) {
        return new NotEnough(kind, what);
    }
}
