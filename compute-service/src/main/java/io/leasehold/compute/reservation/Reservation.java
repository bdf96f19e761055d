package io.leasehold.compute.reservation;

import io.leasehold.common.event.ReservationReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A reservation of a lease: what it should have, and what compute has made of that.
 *
 * @param state how far compute is with it
 * @param wanted the hosts it should have once it has started
 * @param prepared whether its aggregate exists
 * @param held the hosts in its aggregate
 */
public record Reservation(
        Identity identity,
        ReservedResource resource,
        State state,
        List<String> wanted,
        boolean prepared,
        List<String> held) {
    /** Whose it is. */
    public record Identity(String id, String leaseId, String projectId) {}

    /**
     * How far compute is.
     *
     * @param started whether the lease has started
     * @param problem why it has not all it should have, or not given all back
     * @param snapshot whether images are to be taken of its servers
     * @param deletedServers the servers that are removed with it
     * @param endingSince since when it is being taken back
     */
    record State(
            ReservationPhase phase,
            boolean started,
            Problem problem,
            SnapshotState snapshot,
            List<String> deletedServers,
            Optional<Instant> endingSince) {
        State {
            deletedServers = List.copyOf(deletedServers);
        }

        State in(ReservationPhase next, Problem now) {
            return new State(next, started, now, snapshot, deletedServers, endingSince);
        }

        State snapshotsTaken() {
            return new State(phase, started, problem, SnapshotState.TAKEN, deletedServers, endingSince);
        }

        State deleting(List<String> servers) {
            List<String> all = Stream.concat(deletedServers.stream(), servers.stream())
                    .distinct()
                    .sorted()
                    .toList();
            return new State(phase, started, problem, snapshot, all, endingSince);
        }
    }

    /**
     * What is known of what is missing.
     *
     * @param waitingSince since when it waits for what others are about to give back
     * @param reported the failure that was last reported, so that each is reported once
     */
    record Problem(Optional<Instant> waitingSince, Optional<String> reported) {
        static final Problem NONE = new Problem(Optional.empty(), Optional.empty());
    }

    /**
     * One try's result.
     *
     * @param awaited what is worth another try when it comes; empty when nothing is left to do
     */
    public record Progress(Reservation reservation, List<ReservationReport> reports, List<String> awaited) {
        public Progress {
            reports = List.copyOf(reports);
            awaited = List.copyOf(awaited);
        }

        /** Nothing new, and nothing left to do. */
        public static Progress resting(Reservation reservation) {
            return new Progress(reservation, List.of(), List.of());
        }

        /** Nothing new; it goes on when one of the things comes. */
        public static Progress awaiting(Reservation reservation, List<String> things) {
            return new Progress(reservation, List.of(), things);
        }

        /** This and then that; what either awaits is awaited. */
        public Progress then(Progress later) {
            return new Progress(
                    later.reservation(),
                    Stream.concat(reports.stream(), later.reports().stream()).toList(),
                    Stream.concat(awaited.stream(), later.awaited().stream()).toList());
        }
    }

    private static final String DELETION_TIMEOUT = "ServerDeletionTimeout";
    private static final String ABANDONED = "Abandoned";

    public Reservation {
        wanted = List.copyOf(wanted);
        held = List.copyOf(held);
    }

    public String id() {
        return identity.id();
    }

    public ReservationPhase phase() {
        return state.phase();
    }

    public boolean started() {
        return state.started();
    }

    public boolean wantsSnapshot() {
        return state.snapshot() == SnapshotState.WANTED;
    }

    /** Hosts that it has and should not. */
    public List<String> surplus() {
        return held.stream().filter(host -> !wanted.contains(host)).toList();
    }

    /** Hosts that it should have and has not. */
    public List<String> missing() {
        return wanted.stream().filter(host -> !held.contains(host)).toList();
    }

    /** What it needs before its lease starts is there. */
    public Progress prepare() {
        return phase() == ReservationPhase.NONE
                ? new Progress(
                        with(state.in(ReservationPhase.PREPARED, state.problem())), List.of(preparation()), List.of())
                : Progress.resting(this);
    }

    /** It has all it should have; reported when that is news. */
    public Progress satisfied() {
        boolean news =
                phase() != ReservationPhase.ACTIVE || state.problem().reported().isPresent() || !held.equals(wanted);
        List<ReservationReport> reports =
                news ? List.of(new ReservationReport.Active(identity.leaseId(), id(), wanted)) : List.of();
        return new Progress(with(state.in(ReservationPhase.ACTIVE, Problem.NONE)), reports, List.of());
    }

    /** It cannot have all hosts now: it waits for what others are about to give back, and reports a failure else. */
    public Progress shortOf(Shortage shortage, Instant now, Duration patience) {
        Instant since = state.problem().waitingSince().orElse(now);
        boolean waiting = shortage.passing() && now.isBefore(since.plus(patience));
        return waiting
                ? Progress.awaiting(
                        with(state.in(
                                phase(),
                                new Problem(Optional.of(since), state.problem().reported()))),
                        shortage.awaited())
                : failing(shortage.reason(), shortage.hosts(), since, shortage.awaited());
    }

    /** Images of its servers are taken. */
    public Progress snapshotsTaken(List<String> images) {
        return new Progress(
                with(state.snapshotsTaken()),
                List.of(new ReservationReport.Snapshotted(identity.leaseId(), id(), images)),
                List.of());
    }

    /** Servers are being removed; when that takes too long it is reported, and goes on. */
    public Progress deletingServers(List<UUID> servers, List<String> awaited, Instant now, Duration patience) {
        Reservation after =
                with(state.deleting(servers.stream().map(UUID::toString).toList()));
        boolean late = state.endingSince()
                .filter(since -> !now.isBefore(since.plus(patience)))
                .isPresent();
        return late ? after.failing(DELETION_TIMEOUT, held, now, awaited) : Progress.awaiting(after, awaited);
    }

    /** Everything is taken back. */
    public Progress ended() {
        return new Progress(
                with(state.in(ReservationPhase.ENDED, Problem.NONE)),
                List.of(new ReservationReport.Ended(identity.leaseId(), id(), held, state.deletedServers())),
                List.of());
    }

    /** An administrator gave the work on the reservation up; the next event of the lease takes it up again. */
    public Progress abandoned(Instant now) {
        return failing(ABANDONED, missing(), now, List.of());
    }

    private Progress failing(String reason, List<String> hosts, Instant since, List<String> awaited) {
        String failure = reason + " " + String.join(" ", hosts);
        boolean known = state.problem().reported().equals(Optional.of(failure));
        return new Progress(
                with(state.in(phase(), new Problem(Optional.of(since), Optional.of(failure)))),
                known ? List.of() : List.of(new ReservationReport.Failed(identity.leaseId(), id(), reason, hosts)),
                awaited);
    }

    private ReservationReport preparation() {
        return switch (resource) {
            case ReservedResource.Hosts hosts ->
                new ReservationReport.Prepared(identity.leaseId(), id(), null, null, null);
            case ReservedResource.Instances instances ->
                new ReservationReport.Prepared(
                        identity.leaseId(),
                        id(),
                        instances.flavorId(),
                        instances.group().map(UUID::toString).orElse(null),
                        instances.aggregateId());
        };
    }

    private Reservation with(State next) {
        return new Reservation(identity, resource, next, wanted, prepared, held);
    }
}
