package io.leasehold.compute.reservation;

import io.leasehold.common.event.ReservationReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A reservation of a lease: the requested state, and the state that compute has reached.
 *
 * @param wanted hosts that the reservation has once the lease has started
 * @param prepared true when the aggregate exists
 * @param held hosts in the aggregate
 */
public record Reservation(
        Identity identity,
        ReservedResource resource,
        State state,
        List<String> wanted,
        boolean prepared,
        List<String> held) {
    /** Ids and owner. */
    public record Identity(String id, String leaseId, String projectId) {}

    /**
     * The state that compute has reached.
     *
     * @param started true when the lease has started
     * @param problem the reason why hosts are missing or not yet released
     * @param deletedServers servers that were deleted with the reservation
     * @param endingSince start of the release
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
     * The reason why a reservation does not make progress.
     *
     * @param waitingSince start of waiting for hosts that others are about to release
     * @param reported the last reported failure, so that each failure is reported once
     */
    record Problem(Optional<Instant> waitingSince, Optional<String> reported) {
        static final Problem NONE = new Problem(Optional.empty(), Optional.empty());
    }

    /**
     * Result of an attempt.
     *
     * @param awaited keys that wake the next attempt; empty when nothing is left to do
     */
    public record Progress(Reservation reservation, List<ReservationReport> reports, List<String> awaited) {
        public Progress {
            reports = List.copyOf(reports);
            awaited = List.copyOf(awaited);
        }

        /** A result without news, after which nothing is left to do. */
        public static Progress resting(Reservation reservation) {
            return new Progress(reservation, List.of(), List.of());
        }

        /** A result without news; one of the keys wakes the next attempt. */
        public static Progress awaiting(Reservation reservation, List<String> things) {
            return new Progress(reservation, List.of(), things);
        }

        /** Combines this result with a later one of the same attempt. */
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

    /** Returns the hosts that the reservation has and should not have. */
    public List<String> surplus() {
        return held.stream().filter(host -> !wanted.contains(host)).toList();
    }

    /** Returns the hosts that the reservation should have and does not have. */
    public List<String> missing() {
        return wanted.stream().filter(host -> !held.contains(host)).toList();
    }

    /** Records that everything that is needed before the start exists. */
    public Progress prepare() {
        return phase() == ReservationPhase.NONE
                ? new Progress(
                        with(state.in(ReservationPhase.PREPARED, state.problem())), List.of(preparation()), List.of())
                : Progress.resting(this);
    }

    /** Records that the reservation has all its hosts; reported when that is a change. */
    public Progress satisfied() {
        boolean news =
                phase() != ReservationPhase.ACTIVE || state.problem().reported().isPresent() || !held.equals(wanted);
        List<ReservationReport> reports =
                news ? List.of(new ReservationReport.Active(identity.leaseId(), id(), wanted)) : List.of();
        return new Progress(with(state.in(ReservationPhase.ACTIVE, Problem.NONE)), reports, List.of());
    }

    /**
     * Records missing hosts: waits while others are about to release the hosts and {@code patience} has not passed,
     * otherwise reports a failure.
     */
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

    /** Records the images of the servers. */
    public Progress snapshotsTaken(List<String> images) {
        return new Progress(
                with(state.snapshotsTaken()),
                List.of(new ReservationReport.Snapshotted(identity.leaseId(), id(), images)),
                List.of());
    }

    /**
     * Records that servers are being deleted; after {@code patience} a failure is reported, and the deletion
     * continues.
     */
    public Progress deletingServers(List<UUID> servers, List<String> awaited, Instant now, Duration patience) {
        Reservation after =
                with(state.deleting(servers.stream().map(UUID::toString).toList()));
        boolean late = state.endingSince()
                .filter(since -> !now.isBefore(since.plus(patience)))
                .isPresent();
        return late ? after.failing(DELETION_TIMEOUT, held, now, awaited) : Progress.awaiting(after, awaited);
    }

    /** Records that everything is released. */
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
