package io.leasehold.reservation.lease;

import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.request.FlavorRequest;
import io.leasehold.reservation.request.FloatingIpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A time window in which a project holds resources, with its transitions between statuses (contract section 3). */
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
    /** User and project that own the lease; {@code trustId} is a delegation handle of 32 hexadecimal digits. */
    public record Owner(String userId, String projectId, String trustId) {}

    public Lease {
        reservations = List.copyOf(reservations);
        triggers = List.copyOf(triggers);
    }

    /** The trigger of a built-in type; only the before-end trigger may be absent. */
    public Optional<Trigger> trigger(String type) {
        return triggers.stream().filter(trigger -> trigger.is(type)).findFirst();
    }

    /** The reservations of floating IPs. */
    public Stream<Reservation> floatingIps() {
        return reservations.stream().filter(each -> each.request() instanceof FloatingIpRequest);
    }

    /** True when a reservation is for a flavor; such a lease can only be renamed. */
    public boolean hasFlavors() {
        return reservations.stream().anyMatch(each -> each.request() instanceof FlavorRequest);
    }

    /** True when the start has been attempted. */
    public boolean hasStarted() {
        return !hasTrigger(Trigger.START, Trigger.Status.UNDONE);
    }

    /** True when start and end have been attempted, with any result. */
    public boolean isPast() {
        return hasStarted() && !hasTrigger(Trigger.END, Trigger.Status.UNDONE);
    }

    /** True when nothing but the name can be changed (contract section 2.2, rule 7c). */
    public boolean isOver(Instant now) {
        return status == LeaseStatus.TERMINATED
                || !hasTrigger(Trigger.END, Trigger.Status.UNDONE)
                || window.end().isBefore(now);
    }

    /** True when the before-end trigger had run in {@code earlier} and is due again in this lease. */
    public boolean isBeforeEndRearmedSince(Lease earlier) {
        return hasTrigger(Trigger.BEFORE_END, Trigger.Status.UNDONE)
                && !earlier.hasTrigger(Trigger.BEFORE_END, Trigger.Status.UNDONE);
    }

    /** True when the lease has a live reservation of that id which is flagged {@code missing_resources} as given. */
    public boolean hasReservation(UUID reservation, boolean missing) {
        return reservations.stream()
                .filter(each -> each.id().equals(reservation) && each.status() != ReservationStatus.DELETED)
                .anyMatch(each -> each.missingResources() == missing);
    }

    /** Fails with {@link LeaseInTransition} (409) while the start, the end or another change is in progress. */
    public void requireUpdatable() {
        requireTransition(LeaseStatus.UPDATING);
    }

    /** The lease after its start: reservations are ACTIVE, but those that failed, which put the lease into ERROR too. */
    public Lease started(Set<UUID> failed, Instant now) {
        return withStatus(failed.isEmpty() ? LeaseStatus.ACTIVE : LeaseStatus.ERROR, now)
                .mapReservations(each -> each.withStatus(
                        failed.contains(each.id()) ? ReservationStatus.ERROR : ReservationStatus.ACTIVE, now))
                .withTrigger(Trigger.START, failed.isEmpty() ? Trigger.Status.DONE : Trigger.Status.ERROR, now);
    }

    /** The lease after a trigger that changes nothing but itself. */
    public Lease triggered(UUID trigger, Instant now) {
        return with(
                window,
                triggers.stream()
                        .map(each -> each.id().equals(trigger) ? each.withStatus(Trigger.Status.DONE, now) : each)
                        .toList());
    }

    /**
     * The lease after its end: reservations are DELETED, but those that failed to end. A lease with a failed start stays in
     * ERROR. The holdings remain in this value, for the events that report them.
     */
    public Lease ended(Set<UUID> failed, Instant now) {
        boolean terminated = failed.isEmpty() && hasTrigger(Trigger.START, Trigger.Status.DONE);
        return withStatus(terminated ? LeaseStatus.TERMINATED : LeaseStatus.ERROR, now)
                .mapReservations(each -> each.status() == ReservationStatus.DELETED
                        ? each
                        : each.withStatus(
                                failed.contains(each.id()) ? ReservationStatus.ERROR : ReservationStatus.DELETED, now))
                .withTrigger(Trigger.END, failed.isEmpty() ? Trigger.Status.DONE : Trigger.Status.ERROR, now);
    }

    /**
     * The lease after compute has reported that it cannot provide the resources of a reservation, or can again. The flag
     * stays set while the reservation holds less than it demands.
     */
    public Lease withMissingResources(UUID reservation, boolean missing, Instant now) {
        return mapReservations(each -> each.id().equals(reservation)
                        ? each.withMissingResources(missing || each.holdsTooLittle(), now)
                        : each)
                .withDegradation(now);
    }

    /** The lease with changed reservations in place of those that have the same ids. */
    public Lease withReservations(List<Reservation> changed, Instant now) {
        return mapReservations(each -> changed.stream()
                        .filter(other -> other.id().equals(each.id()))
                        .findFirst()
                        .orElse(each))
                .withDegradation(now);
    }

    /** The lease with these holdings, in the order of its reservations; {@code missing_resources} is cleared where they suffice. */
    public Lease withHoldings(List<Holdings> holdings, Instant now) {
        List<Reservation> changed = IntStream.range(0, holdings.size())
                .mapToObj(place -> reservations.get(place).withHoldings(holdings.get(place)))
                .map(each -> each.missingResources() && !each.holdsTooLittle()
                        ? each.withMissingResources(false, now)
                        : each)
                .toList();
        return new Lease(id, name, owner, window, status, degraded, stamp, changed, triggers).withDegradation(now);
    }

    public Lease renamed(String newName, Instant now) {
        return new Lease(id, newName, owner, window, status, degraded, stamp.updated(now), reservations, triggers);
    }

    /**
     * The lease in a new window. Its triggers move along, and a before-end trigger that has run is due again (contract
     * section 2.2, effects).
     *
     * @param beforeEnd new time of the before-end trigger; empty keeps its distance from the end
     */
    public Lease moved(Window to, Optional<Instant> beforeEnd, Instant now) {
        List<Trigger> moved = triggers.stream()
                .map(trigger -> switch (trigger.eventType()) {
                    case Trigger.START -> trigger.at(to.start(), now);
                    case Trigger.END -> trigger.at(to.end(), now);
                    case Trigger.BEFORE_END -> rearmed(trigger, to, beforeEnd, now);
                    default -> trigger;
                })
                .toList();
        return with(to, moved).withStatus(status, now);
    }

    /** The lease in UPDATING or DELETING; fails with {@link LeaseInTransition} (409) when its status does not allow that. */
    public Lease entering(LeaseStatus transitional, Instant now) {
        requireTransition(transitional);
        return withStatus(transitional, now);
    }

    /** The lease in the status that its triggers and reservations imply (contract section 3.2). */
    public Lease settled(Instant now) {
        return withStatus(impliedStatus(), now);
    }

    /** The lease in another status, unchecked. */
    public Lease withStatus(LeaseStatus next, Instant now) {
        return new Lease(id, name, owner, window, next, degraded, stamp.updated(now), reservations, triggers);
    }

    private LeaseStatus impliedStatus() {
        boolean started = hasTrigger(Trigger.START, Trigger.Status.DONE);
        boolean endPending = hasTrigger(Trigger.END, Trigger.Status.UNDONE);
        if (!hasStarted() && endPending) {
            return LeaseStatus.PENDING;
        }
        if (started && endPending && allAre(ReservationStatus.ACTIVE)) {
            return LeaseStatus.ACTIVE;
        }
        boolean ended = started && hasTrigger(Trigger.END, Trigger.Status.DONE);
        return ended && allAre(ReservationStatus.DELETED) ? LeaseStatus.TERMINATED : LeaseStatus.ERROR;
    }

    private boolean allAre(ReservationStatus wanted) {
        return reservations.stream().allMatch(each -> each.status() == wanted);
    }

    private Trigger rearmed(Trigger trigger, Window to, Optional<Instant> given, Instant now) {
        Instant sameDistance = to.end().minus(Duration.between(trigger.time(), window.end()));
        Instant wanted = given.orElse(sameDistance);
        Trigger moved = trigger.at(wanted.isBefore(to.start()) ? to.start() : wanted, now);
        boolean ran = trigger.status() == Trigger.Status.DONE || trigger.status() == Trigger.Status.ERROR;
        return ran ? moved.withStatus(Trigger.Status.UNDONE, now) : moved;
    }

    private void requireTransition(LeaseStatus next) {
        boolean busy = hasTrigger(Trigger.START, Trigger.Status.IN_PROGRESS)
                || hasTrigger(Trigger.END, Trigger.Status.IN_PROGRESS);
        if (busy || !status.successors().contains(next)) {
            throw new LeaseInTransition();
        }
    }

    private boolean hasTrigger(String type, Trigger.Status wanted) {
        return trigger(type).filter(found -> found.status() == wanted).isPresent();
    }

    private Lease withDegradation(Instant now) {
        boolean impaired = reservations.stream().anyMatch(Reservation::isImpaired);
        return new Lease(id, name, owner, window, status, impaired, stamp.updated(now), reservations, triggers);
    }

    private Lease mapReservations(UnaryOperator<Reservation> change) {
        List<Reservation> changed = reservations.stream().map(change).toList();
        return new Lease(id, name, owner, window, status, degraded, stamp, changed, triggers);
    }

    private Lease with(Window other, List<Trigger> changed) {
        return new Lease(id, name, owner, other, status, degraded, stamp, reservations, changed);
    }

    private Lease withTrigger(String type, Trigger.Status next, Instant now) {
        return with(
                window,
                triggers.stream()
                        .map(trigger -> trigger.is(type) ? trigger.withStatus(next, now) : trigger)
                        .toList());
    }
}
