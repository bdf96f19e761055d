package io.leasehold.common.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What compute-service has made of a reservation: its answer to the events of a lease. */
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
     * The reservation's aggregate exists, and for instances also the flavor and the server group; no server boots yet.
     *
     * @param flavorId of instances only: the reservation's own id
     * @param serverGroupId of instances only, when they have an affinity
     * @param aggregateId of instances only: as reservation-service set it
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

    /** The hosts (MTMS) are in the reservation's aggregate; also after a change of hosts. */
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

    /** Before the end, an image was taken of each server; {@code images} are their ids. */
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
     * Everything of the reservation is taken back.
     *
     * @param hosts the hosts (MTMS) that it had
     * @param deletedServers the servers that went with it
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

    /** The hosts (MTMS) could not be had, for the reason; compute keeps trying. */
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
