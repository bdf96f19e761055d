package io.leasehold.common.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Progress of a reservation in compute-service, reported in response to the events of the lease. */
public sealed interface ReservationReport extends ServiceEvent {
    String leaseId();

    String reservationId();

    @Override
    default String topic() {
        return Topics.RESERVATION_REPORT;
    }

    @Override
    default String key() {
        return leaseId();
    }

    /**
     * The reservation's aggregate exists, and for instances also the flavor and the server group; servers cannot boot
     * yet.
     *
     * @param flavorId for instances only: the reservation's own id
     * @param serverGroupId for instances with an affinity only
     * @param aggregateId for instances only: as set by reservation-service
     */
    record Prepared(
            String leaseId,
            String reservationId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String flavorId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String serverGroupId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer aggregateId)
            implements ReservationReport {
        static final String TYPE = "reservation.prepared";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The hosts (MTMS) are in the reservation's aggregate; also reported after a change of hosts. */
    record Active(String leaseId, String reservationId, List<String> hosts) implements ReservationReport {
        static final String TYPE = "reservation.active";

        public Active {
            hosts = List.copyOf(hosts);
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** A snapshot of each server was taken before the end of the lease; {@code images} are the image ids. */
    record Snapshotted(String leaseId, String reservationId, List<String> images) implements ReservationReport {
        static final String TYPE = "reservation.snapshotted";

        public Snapshotted {
            images = List.copyOf(images);
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /**
     * All resources of the reservation are released.
     *
     * @param hosts the hosts (MTMS) of the reservation
     * @param deletedServers the servers that were deleted with the reservation
     */
    record Ended(String leaseId, String reservationId, List<String> hosts, List<String> deletedServers)
            implements ReservationReport {
        static final String TYPE = "reservation.ended";

        public Ended {
            hosts = List.copyOf(hosts);
            deletedServers = List.copyOf(deletedServers);
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The hosts (MTMS) could not be allocated, for the given reason; compute-service keeps trying. */
    record Failed(String leaseId, String reservationId, String reason, List<String> hosts)
            implements ReservationReport {
        static final String TYPE = "reservation.failed";

        public Failed {
            hosts = List.copyOf(hosts);
        }

        @Override
        public String type() {
            return TYPE;
        }
    }
}
