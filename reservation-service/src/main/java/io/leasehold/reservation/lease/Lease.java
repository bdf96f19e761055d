package io.leasehold.reservation.lease;

import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.allocation.Allocation;
import io.leasehold.reservation.lease.Trigger.Status;
import io.leasehold.reservation.reservation.Reservation;
import io.leasehold.reservation.reservation.ReservationStatus;
import io.leasehold.reservation.reservation.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A time window in which a project holds resources, and the rules of its life (contract section 3). */
public record Lease(
        UUID id,
        String name,
        Owner owner,
        Window window,
        LeaseStatus status,
        boolean degraded,
        Instant createdAt,
        @Nullable Instant updatedAt,
        List<Reservation> reservations,
        List<Trigger> triggers) {
    /** Who made the lease and for which project; {@code trustId} is a delegation handle of 32 hex digits. */
    public record Owner(String userId, String projectId, String trustId) {}

    public Lease {
        reservations = List.copyOf(reservations);
        triggers = List.copyOf(triggers);
    }

    /** The trigger of the type; only a before-end trigger may be missing. */
    public Optional<Trigger> trigger(String type) {
        return triggers.stream().filter(trigger -> trigger.is(type)).findFirst();
    }

    /** Its start has been carried out: every reservation is usable. */
    public Lease started(Instant now) {
        return in(LeaseStatus.ACTIVE, now)
                .each(reservation -> reservation.in(ReservationStatus.ACTIVE, now))
                .trigger(Trigger.START, Status.DONE, now);
    }

    /** Its before-end actions have been carried out; the lease itself does not change. */
    public Lease beforeEndDone(Instant now) {
        return trigger(Trigger.BEFORE_END, Status.DONE, now);
    }

    /** Its end has been carried out; a lease whose start had failed stays in ERROR. Allocations are kept to be told. */
    public Lease ended(Instant now) {
        return in(is(Trigger.START, Status.DONE) ? LeaseStatus.TERMINATED : LeaseStatus.ERROR, now)
                .each(reservation -> reservation.in(ReservationStatus.DELETED, now))
                .trigger(Trigger.END, Status.DONE, now);
    }

    /** Whether the reservation is this lease's, lives, and lacks hosts or not. */
    public boolean lacks(UUID reservation, boolean missing) {
        return reservations.stream()
                .map(Reservation::standing)
                .filter(each -> each.id().equals(reservation) && each.status() != ReservationStatus.DELETED)
                .anyMatch(each -> each.missingResources() == missing);
    }

    /** One reservation lacks hosts, or has them all again. */
    public Lease missing(UUID reservation, boolean missing, Instant now) {
        Lease flagged = each(each -> each.id().equals(reservation) ? each.missing(missing, now) : each);
        boolean impaired =
                flagged.reservations.stream().map(Reservation::standing).anyMatch(Standing::impaired);
        return new Lease(id, name, owner, window, status, impaired, createdAt, now, flagged.reservations, triggers);
    }

    /** About to be removed; 409 while its start or end is being carried out. */
    Lease deleting(Instant now) {
        requireTransition(LeaseStatus.DELETING);
        return in(LeaseStatus.DELETING, now);
    }

    /** 409 unless it may be updated: while its start or end is being carried out it may not. */
    void requireUpdatable() {
        requireTransition(LeaseStatus.UPDATING);
    }

    /** Whether the start has been tried: its trigger is not UNDONE any more. */
    boolean hasStarted() {
        return !is(Trigger.START, Status.UNDONE);
    }

    /** Whether nothing but the name can change any more (contract 2.2, rule 7c). */
    boolean isOver(Instant now) {
        return status == LeaseStatus.TERMINATED
                || !is(Trigger.END, Status.UNDONE)
                || window.end().isBefore(now);
    }

    Lease renamed(String newName, Instant now) {
        return new Lease(id, newName, owner, window, status, degraded, createdAt, now, reservations, triggers);
    }

    /** In a new window: triggers move along, a before-end that already ran is armed again (contract 2.2, effects). */
    Lease moved(Window to, Optional<Instant> beforeEnd, Instant now) {
        List<Trigger> moved = triggers.stream()
                .map(trigger -> moved(trigger, to, beforeEnd, now))
                .toList();
        return new Lease(id, name, owner, to, status, degraded, createdAt, now, reservations, moved);
    }

    /** Whether the before-end trigger had run in {@code earlier} and is armed in this. */
    boolean rearmedSince(Lease earlier) {
        return is(Trigger.BEFORE_END, Status.UNDONE) && !earlier.is(Trigger.BEFORE_END, Status.UNDONE);
    }

    /** What all its reservations hold. */
    Stream<Allocation> allocations() {
        return reservations.stream().flatMap(reservation -> reservation.allocations().stream());
    }

    /** Whether it holds a share of a host that others may share. */
    boolean holdsSlots() {
        return reservations.stream()
                .filter(reservation -> !reservation.allocations().isEmpty())
                .anyMatch(
                        reservation -> reservation.request().demand().slotSize().isPresent());
    }

    /** With these hosts for its reservations, in their order. */
    Lease holding(List<List<Allocation>> hosts) {
        return with(IntStream.range(0, hosts.size())
                .mapToObj(number -> reservations.get(number).holding(hosts.get(number)))
                .toList());
    }

    private Lease with(List<Reservation> changed) {
        return new Lease(id, name, owner, window, status, degraded, createdAt, updatedAt, changed, triggers);
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
            throw ServiceException.conflict("Invalid lease status.");
        }
    }

    private boolean is(String trigger, Status wanted) {
        return trigger(trigger).filter(found -> found.status() == wanted).isPresent();
    }

    private Lease in(LeaseStatus next, Instant now) {
        return new Lease(id, name, owner, window, next, degraded, createdAt, now, reservations, triggers);
    }

    private Lease each(UnaryOperator<Reservation> change) {
        return with(reservations.stream().map(change).toList());
    }

    private Lease trigger(String type, Status next, Instant now) {
        List<Trigger> changed = triggers.stream()
                .map(trigger -> trigger.is(type) ? trigger.in(next, now) : trigger)
                .toList();
        return new Lease(id, name, owner, window, status, degraded, createdAt, updatedAt, reservations, changed);
    }
}
