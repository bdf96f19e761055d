package io.leasehold.compute.reservation;

import io.leasehold.common.event.ReservationReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A lease's reservation of whole hosts: what it should have, and what compute has made of that.
 *
 * @param started whether the lease has started
 * @param wanted the hosts it should have once it has started
 * @param trouble why it has not all of them
 * @param prepared whether its aggregate exists
 * @param held the hosts in its aggregate
 */
record Reservation(
        String id,
        String leaseId,
        String projectId,
        Phase phase,
        boolean started,
        List<String> wanted,
        Trouble trouble,
        boolean prepared,
        List<String> held) {
    /**
     * What is known of missing hosts.
     *
     * @param waitingSince since when it waits for hosts that others are about to give back
     * @param reported the failure that was last reported, so that each is reported once
     */
    record Trouble(Optional<Instant> waitingSince, Optional<String> reported) {
        static final Trouble NONE = new Trouble(Optional.empty(), Optional.empty());
    }

    /**
     * One try's result.
     *
     * @param awaited the hosts whose return is worth another try; empty when nothing is left to do
     */
    record Progress(Reservation reservation, List<ReservationReport> reports, List<String> awaited) {}

    static final String NOT_IN_FREE_POOL = "HostNotInFreePool";

    Reservation {
        wanted = List.copyOf(wanted);
        held = List.copyOf(held);
    }

    /** Hosts that it has and should not. */
    List<String> surplus() {
        return held.stream().filter(host -> !wanted.contains(host)).toList();
    }

    /** Hosts that it should have and has not. */
    List<String> missing() {
        return wanted.stream().filter(host -> !held.contains(host)).toList();
    }

    /** Its aggregate stands; the lease has not started. */
    Progress prepare() {
        return phase == Phase.NONE
                ? new Progress(
                        in(Phase.PREPARED, trouble), List.of(new ReservationReport.Prepared(leaseId, id, null, null, null)), List.of())
                : new Progress(this, List.of(), List.of());
    }

    /** It has all hosts it should have; reported when that is news. */
    Progress satisfied() {
        boolean news = phase != Phase.ACTIVE || trouble.reported().isPresent() || !held.equals(wanted);
        List<ReservationReport> reports = news ? List.of(new ReservationReport.Active(leaseId, id, wanted)) : List.of();
        return new Progress(in(Phase.ACTIVE, Trouble.NONE), reports, List.of());
    }

    /** It cannot have all hosts now: it waits for those that others are about to give back, and reports a failure else. */
    Progress lacking(Shortage shortage, Instant now, Duration patience) {
        Instant since = trouble.waitingSince().orElse(now);
        String failure = NOT_IN_FREE_POOL + " " + String.join(" ", shortage.hosts());
        boolean hopeful = shortage.passing() && now.isBefore(since.plus(patience));
        boolean known = trouble.reported().equals(Optional.of(failure));
        Optional<String> reported = hopeful ? trouble.reported() : Optional.of(failure);
        Reservation after = in(phase, new Trouble(Optional.of(since), reported));
        return new Progress(
                after,
                hopeful || known
                        ? List.of()
                        : List.of(new ReservationReport.Failed(leaseId, id, NOT_IN_FREE_POOL, shortage.hosts())),
                shortage.hosts());
    }

    /** Everything is taken back. */
    Progress ended() {
        return new Progress(
                in(Phase.ENDED, Trouble.NONE), List.of(new ReservationReport.Ended(leaseId, id, held, List.of())), List.of());
    }

    private Reservation in(Phase next, Trouble now) {
        return new Reservation(id, leaseId, projectId, next, started, wanted, now, prepared, held);
    }
}
