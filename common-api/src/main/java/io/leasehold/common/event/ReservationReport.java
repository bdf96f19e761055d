package io.leasehold.common.event;

import java.util.List;

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

    /** The reservation's aggregate exists; it holds no host yet. */
    record Prepared(String leaseId, String reservationId) implements ReservationReport {
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

    /** Everything of the reservation is taken back; {@code hosts} (MTMS) are those that it had. */
    record Ended(String leaseId, String reservationId, List<String> hosts) implements ReservationReport {
        static final String TYPE = "reservation.ended";

        public Ended {
            hosts = List.copyOf(hosts);
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
