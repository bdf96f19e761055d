package io.leasehold.reservation.lease.change;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.id.Ids;
import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.lease.FlavorReservation;
import io.leasehold.reservation.lease.FloatingIpReservation;
import io.leasehold.reservation.lease.HostReservation;
import io.leasehold.reservation.lease.InstanceReservation;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseConfig;
import io.leasehold.reservation.lease.LeaseStatus;
import io.leasehold.reservation.lease.Reservation;
import io.leasehold.reservation.lease.Stamp;
import io.leasehold.reservation.lease.Standing;
import io.leasehold.reservation.lease.Trigger;
import io.leasehold.reservation.request.FlavorRequest;
import io.leasehold.reservation.request.FloatingIpRequest;
import io.leasehold.reservation.request.HostRequest;
import io.leasehold.reservation.request.InstanceRequest;
import io.leasehold.reservation.request.Request;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Makes new leases out of checked requests, and makes the last checks (contract section 2.1, steps 10 and 11). */
@Singleton
class LeaseFactory {
    private final AggregateIds aggregateIds;
    private final Ids ids;
    private final Clock clock;
    private final LeaseConfig config;

    LeaseFactory(AggregateIds aggregateIds, Ids ids, Clock clock, LeaseConfig config) {
        this.aggregateIds = aggregateIds;
        this.ids = ids;
        this.clock = clock;
        this.config = config;
    }

    /** A lease in PENDING; {@code held} is what each reservation is given, in the request's order. */
    Uni<Lease> lease(Caller caller, CreateLease request, List<Holdings> held) {
        int aggregates = Math.toIntExact(request.reservations().stream()
                .filter(Request::needsAggregateId)
                .count());
        return aggregateIds.next(aggregates).map(numbers -> lease(caller, request, held, numbers));
    }

    private Lease lease(Caller caller, CreateLease request, List<Holdings> held, List<Integer> numbers) {
        Instant now = clock.instant();
        Optional<Instant> beforeEnd = request.beforeEnd(config.beforeEnd());
        return new Lease(
                ids.next(),
                request.nameText(),
                new Lease.Owner(caller.userId(), caller.projectId(), hex()),
                request.window(),
                LeaseStatus.PENDING,
                false,
                Stamp.created(now),
                reservations(request.reservations(), held, numbers.iterator(), now),
                triggers(request, beforeEnd, now));
    }

    private List<Reservation> reservations(
            List<Request> requests, List<Holdings> held, Iterator<Integer> numbers, Instant now) {
        List<Reservation> reservations = new ArrayList<>();
        for (int place = 0; place < requests.size(); place++) {
            Standing standing = Standing.pending(ids.next(), ids.next(), now, held.get(place));
            reservations.add(reservation(standing, requests.get(place), numbers));
        }
        return reservations;
    }

    private static Reservation reservation(Standing standing, Request request, Iterator<Integer> numbers) {
        return switch (request) {
            case HostRequest whole -> new HostReservation(standing, whole);
            case InstanceRequest instances -> new InstanceReservation(standing, instances, numbers.next());
            case FlavorRequest flavor -> new FlavorReservation(standing, flavor, numbers.next());
            case FloatingIpRequest addresses -> new FloatingIpReservation(standing, addresses);
        };
    }

    private List<Trigger> triggers(CreateLease request, Optional<Instant> beforeEnd, Instant now) {
        List<Trigger> triggers = new ArrayList<>();
        request.userTriggers().forEach(user -> triggers.add(trigger(user.eventType(), user.time(), now)));
        triggers.add(trigger(Trigger.START, request.window().start(), now));
        triggers.add(trigger(Trigger.END, request.window().end(), now));
        beforeEnd.ifPresent(time -> triggers.add(trigger(Trigger.BEFORE_END, time, now)));
        return triggers;
    }

    private Trigger trigger(String type, Instant time, Instant now) {
        return new Trigger(ids.next(), type, time, Trigger.Status.UNDONE, now, null);
    }

    private String hex() {
        return ids.next().toString().replace("-", "");
    }
}
