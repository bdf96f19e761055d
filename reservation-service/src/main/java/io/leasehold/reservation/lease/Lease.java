package io.leasehold.reservation.lease;

import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.lease.Trigger.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A time window in which a project holds resources, and the rules of its life (contract section 3). */
public record Lease(
        UUID id,
        String name,
        Owner owner,
        Window window,
        LeaseStatus status,
        boolean degraded,
        Stamp stamp,
        List<Reservation> reservations,
        List<Trigger> triggers) {
    /** Who made the lease and for which project; {@code trustId} is a delegation handle of 32 hex digits. */
    public record Owner(String userId, String projectId, String trustId) {}

    public Lease {
        reservations = List.copyOf(reservations);
        triggers = List.copyOf(triggers);
    }

    /** The trigger of the built-in type; only a before-end trigger may be missing. */
    public Optional<Trigger> trigger(String type) {
        return triggers.stream().filter(trigger -> trigger.is(type)).findFirst();
    }

    /** Its floating IPs, reservation by reservation. */
    public Stream<FloatingIpReservation> floatingIps() {
        return reservations.stream()
                .filter(FloatingIpReservation.class::isInstance)
                .map(FloatingIpReservation.class::cast);
    }

    /**
     * Its start has been carried out: every reservation is usable, but for those that failed; one of them is enough to
     * make the lease ERROR.
     */
    public Lease started(Set<UUID> failed, Instant now) {
        return in(failed.isEmpty() ? LeaseStatus.ACTIVE : LeaseStatus.ERROR, now)
                .each(each ->
                        each.in(failed.contains(each.id()) ? ReservationStatus.ERROR : ReservationStatus.ACTIVE, now))
                .trigger(Trigger.START, failed.isEmpty() ? Status.DONE : Status.ERROR, now);
    }

    /** A trigger that does not change the lease itself has been carried out. */
    public Lease done(UUID trigger, Instant now) {
        return with(
                window,
                triggers.stream()
                        .map(each -> each.id().equals(trigger) ? each.in(Status.DONE, now) : each)
                        .toList());
    }

    /**
     * Its end has been carried out, but for the reservations that failed to end; a lease whose start had failed stays in
     * ERROR. What was held is kept to be told.
     */
    public Lease ended(Set<UUID> failed, Instant now) {
        boolean terminated = failed.isEmpty() && is(Trigger.START, Status.DONE);
        return in(terminated ? LeaseStatus.TERMINATED : LeaseStatus.ERROR, now)
                .each(each -> ended(each, failed, now))
                .trigger(Trigger.END, failed.isEmpty() ? Status.DONE : Status.ERROR, now);
    }

    /** Whether the reservation is this lease's, lives, and lacks something or not. */
    public boolean lacks(UUID reservation, boolean missing) {
        return reservations.stream()
                .map(Reservation::standing)
                .filter(each -> each.id().equals(reservation) && each.status() != ReservationStatus.DELETED)
                .anyMatch(each -> each.missingResources() == missing);
    }

    /** Others could not provide what one reservation holds, or could in the end; what it does not even hold stays missing. */
    public Lease missing(UUID reservation, boolean missing, Instant now) {
        return each(each -> each.id().equals(reservation) ? each.missing(missing || lacksHeld(each), now) : each)
                .judged(now);
    }

    private static boolean lacksHeld(Reservation reservation) {
        return !reservation.request().demand().isMetBy(reservation.held());
    }

    /** With other reservations, which are its own after a change: it is degraded as far as they are impaired. */
    public Lease with(List<Reservation> changed, Instant now) {
        return each(each -> changed.stream()
                        .filter(other -> other.id().equals(each.id()))
                        .findFirst()
                        .orElse(each))
                .judged(now);
    }

    /** Whether the start has been tried: its trigger is not UNDONE any more. */
    public boolean hasStarted() {
        return !is(Trigger.START, Status.UNDONE);
    }

    /** Whether it has started and ended, with whatever result. */
    public boolean isPast() {
        return hasStarted() && !is(Trigger.END, Status.UNDONE);
    }

    /** Being worked on: nobody else may change it meanwhile. */
    public Lease busy(LeaseStatus transitional, Instant now) {
        requireTransition(transitional);
        return in(transitional, now);
    }

    /** Back in the status that its triggers and reservations imply (contract section 3.2). */
    public Lease settled(Instant now) {
        return in(settledStatus(), now);
    }

    /** Back in the status that it had before it was worked on. */
    public Lease back(LeaseStatus status, Instant now) {
        return in(status, now);
    }

    /** Could not be taken back: whoever deletes it again repeats that. */
    public Lease failed(Instant now) {
        return in(LeaseStatus.ERROR, now);
    }

    /** 409 unless it may be updated: while its start or end is being carried out it may not. */
    public void requireUpdatable() {
        requireTransition(LeaseStatus.UPDATING);
    }

    /** Whether it holds reservations of flavors, which cannot be changed. */
    public boolean hasFlavors() {
        return reservations.stream().anyMatch(FlavorReservation.class::isInstance);
    }

    /** Whether nothing but the name can change any more (contract 2.2, rule 7c). */
    public boolean isOver(Instant now) {
        return status == LeaseStatus.TERMINATED
                || !is(Trigger.END, Status.UNDONE)
                || window.end().isBefore(now);
    }

    public Lease renamed(String newName, Instant now) {
        return new Lease(id, newName, owner, window, status, degraded, stamp.updated(now), reservations, triggers);
    }

    /** Holding these for its reservations, in their order; what was missing and is not any more is noted. */
    public Lease holding(List<Holdings> held, Instant now) {
        List<Reservation> changed = IntStream.range(0, held.size())
                .mapToObj(place -> mended(reservations.get(place).holding(held.get(place)), now))
                .toList();
        return new Lease(id, name, owner, window, status, degraded, stamp, changed, triggers).judged(now);
    }

    private static Reservation mended(Reservation reservation, Instant now) {
        boolean mended = reservation.standing().missingResources() && !lacksHeld(reservation);
        return mended ? reservation.missing(false, now) : reservation;
    }

    /** In a new window: triggers move along, a before-end that already ran is armed again (contract 2.2, effects). */
    public Lease moved(Window to, Optional<Instant> beforeEnd, Instant now) {
        List<Trigger> moved = triggers.stream()
                .map(trigger -> moved(trigger, to, beforeEnd, now))
                .toList();
        return with(to, moved).in(status, now);
    }

    /** Whether the before-end trigger had run in {@code earlier} and is armed in this. */
    public boolean rearmedSince(Lease earlier) {
        return is(Trigger.BEFORE_END, Status.UNDONE) && !earlier.is(Trigger.BEFORE_END, Status.UNDONE);
    }

    private Lease judged(Instant now) {
        boolean impaired =
                reservations.stream().anyMatch(each -> each.standing().impaired());
        return new Lease(id, name, owner, window, status, impaired, stamp.updated(now), reservations, triggers);
    }

    private static Reservation ended(Reservation reservation, Set<UUID> failed, Instant now) {
        return reservation.status() == ReservationStatus.DELETED
                ? reservation
                : reservation.in(
                        failed.contains(reservation.id()) ? ReservationStatus.ERROR : ReservationStatus.DELETED, now);
    }

    private LeaseStatus settledStatus() {
        if (is(Trigger.START, Status.UNDONE) && is(Trigger.END, Status.UNDONE)) {
            return LeaseStatus.PENDING;
        }
        if (is(Trigger.START, Status.DONE) && is(Trigger.END, Status.UNDONE) && allAre(ReservationStatus.ACTIVE)) {
            return LeaseStatus.ACTIVE;
        }
        boolean ended = is(Trigger.START, Status.DONE) && is(Trigger.END, Status.DONE);
        return ended && allAre(ReservationStatus.DELETED) ? LeaseStatus.TERMINATED : LeaseStatus.ERROR;
    }

    private boolean allAre(ReservationStatus wanted) {
        return reservations.stream().allMatch(each -> each.status() == wanted);
    }

    private Trigger moved(Trigger trigger, Window to, Optional<Instant> beforeEnd, Instant now) {
        return switch (trigger.eventType()) {
            case Trigger.START -> trigger.at(to.start(), now);
            case Trigger.END -> trigger.at(to.end(), now);
            case Trigger.BEFORE_END -> rearmed(trigger, to, beforeEnd, now);
            default -> trigger;
        };
    }

    private Trigger rearmed(Trigger trigger, Window to, Optional<Instant> given, Instant now) {
        Instant sameDistance = to.end().minus(Duration.between(trigger.time(), window.end()));
        Instant wanted = given.orElse(sameDistance);
        Trigger moved = trigger.at(wanted.isBefore(to.start()) ? to.start() : wanted, now);
        boolean ran = trigger.status() == Status.DONE || trigger.status() == Status.ERROR;
        return ran ? moved.in(Status.UNDONE, now) : moved;
    }

    private void requireTransition(LeaseStatus next) {
        boolean busy = is(Trigger.START, Status.IN_PROGRESS) || is(Trigger.END, Status.IN_PROGRESS);
        if (busy || !status.successors().contains(next)) {
            throw new LeaseInTransition();
        }
    }

    private boolean is(String trigger, Status wanted) {
        return trigger(trigger).filter(found -> found.status() == wanted).isPresent();
    }

    private Lease in(LeaseStatus next, Instant now) {
        return new Lease(id, name, owner, window, next, degraded, stamp.updated(now), reservations, triggers);
    }

    private Lease each(UnaryOperator<Reservation> change) {
        List<Reservation> changed = reservations.stream().map(change).toList();
        return new Lease(id, name, owner, window, status, degraded, stamp, changed, triggers);
    }

    private Lease with(Window other, List<Trigger> changed) {
        return new Lease(id, name, owner, other, status, degraded, stamp, reservations, changed);
    }

    private Lease trigger(String type, Status next, Instant now) {
        return with(
                window,
                triggers.stream()
                        .map(trigger -> trigger.is(type) ? trigger.in(next, now) : trigger)
                        .toList());
    }
}
