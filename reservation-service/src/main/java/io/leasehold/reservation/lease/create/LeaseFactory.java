package io.leasehold.reservation.lease.create;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.id.Ids;
import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseConfig;
import io.leasehold.reservation.lease.LeaseStatus;
import io.leasehold.reservation.lease.Reservation;
import io.leasehold.reservation.lease.Stamp;
import io.leasehold.reservation.lease.Trigger;
import io.leasehold.reservation.request.Request;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Factory of new leases from placed requests, after the last checks of the request (contract section 2.1, step 11). */
@Singleton
class LeaseFactory {
    /** Numbers of aggregates that compute makes for reservations, from 1,000,000; an unused number is lost, without harm. */
    private static final String AGGREGATE_IDS =
            "select nextval('aggregate_id_seq')::integer as id from generate_series(1, $1)";

    private final Pool pool;
    private final Ids ids;
    private final Clock clock;
    private final Duration beforeEnd;

    LeaseFactory(Pool pool, Ids ids, Clock clock, LeaseConfig config) {
        this.pool = pool;
        this.ids = ids;
        this.clock = clock;
        this.beforeEnd = config.beforeEnd();
    }

    /**
     * Makes a lease in PENDING.
     *
     * @param holdings of each reservation, in the order of the request
     */
    Uni<Lease> lease(Caller caller, CreateLease request, List<Holdings> holdings) {
        int aggregates = Math.toIntExact(
                request.reservations().stream().filter(Request::needsAggregate).count());
        return aggregateIds(aggregates).map(numbers -> lease(caller, request, holdings, numbers));
    }

    private Uni<List<Integer>> aggregateIds(int count) {
        return count == 0
                ? Uni.createFrom().item(List.of())
                : pool.preparedQuery(AGGREGATE_IDS)
                        .execute(Tuple.of(count))
                        .map(rows ->
                                rows.stream().map(row -> row.getInteger("id")).toList());
    }

    private Lease lease(Caller caller, CreateLease request, List<Holdings> holdings, List<Integer> aggregateIds) {
        Instant now = clock.instant();
        Optional<Instant> beforeEndTime = request.beforeEnd(beforeEnd);
        return new Lease(
                ids.next(),
                request.requireName(),
                new Lease.Owner(
                        caller.userId(),
                        caller.projectId(),
                        ids.next().toString().replace("-", "")),
                request.window(),
                LeaseStatus.PENDING,
                false,
                Stamp.created(now),
                reservations(request.reservations(), holdings, aggregateIds.iterator(), now),
                triggers(request, beforeEndTime, now));
    }

    private List<Reservation> reservations(
            List<Request> requests, List<Holdings> holdings, Iterator<Integer> aggregateIds, Instant now) {
        List<Reservation> reservations = new ArrayList<>();
        for (int place = 0; place < requests.size(); place++) {
            Request request = requests.get(place);
            @Nullable Integer aggregateId = request.needsAggregate() ? aggregateIds.next() : null;
            reservations.add(
                    Reservation.pending(ids.next(), ids.next(), request, aggregateId, now, holdings.get(place)));
        }
        return reservations;
    }

    private List<Trigger> triggers(CreateLease request, Optional<Instant> beforeEndTime, Instant now) {
        List<Trigger> triggers = new ArrayList<>();
        request.userTriggers().forEach(user -> triggers.add(trigger(user.eventType(), user.time(), now)));
        triggers.add(trigger(Trigger.START, request.window().start(), now));
        triggers.add(trigger(Trigger.END, request.window().end(), now));
        beforeEndTime.ifPresent(time -> triggers.add(trigger(Trigger.BEFORE_END, time, now)));
        return triggers;
    }

    private Trigger trigger(String type, Instant time, Instant now) {
        return new Trigger(ids.next(), type, time, Trigger.Status.UNDONE, now, null);
    }
}
