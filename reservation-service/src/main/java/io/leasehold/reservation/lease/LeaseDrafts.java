package io.leasehold.reservation.lease;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.id.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes new leases out of checked requests, and makes the last checks (contract section 2.1, steps 10 and 11). */
@Singleton
class LeaseDrafts {
    private final Ids ids;
    private final Clock clock;
    private final LeaseConfig config;

    LeaseDrafts(Ids ids, Clock clock, LeaseConfig config) {
        this.ids = ids;
        this.clock = clock;
        this.config = config;
    }

    /** A lease in PENDING; {@code hosts} are those of each reservation, in the request's order. */
    Lease lease(Caller caller, CreateLease request, List<List<Allocation>> hosts) {
        Instant now = clock.instant();
        Optional<Instant> beforeEnd = request.beforeEnd(config.beforeEnd());
        return new Lease(
                ids.next(),
                request.nameText(),
                new Lease.Owner(caller.userId(), caller.projectId(), hex()),
                request.window(),
                LeaseStatus.PENDING,
                false,
                now,
                null,
                IntStream.range(0, hosts.size())
                        .mapToObj(number -> reservation(request.hosts().get(number), hosts.get(number), now))
                        .toList(),
                triggers(request.window(), beforeEnd, now));
    }

    private HostReservation reservation(HostRequest request, List<Allocation> hosts, Instant now) {
        return new HostReservation(
                ids.next(), ids.next(), request, ReservationStatus.PENDING, false, false, now, null, hosts);
    }

    private List<Trigger> triggers(Window window, Optional<Instant> beforeEnd, Instant now) {
        List<Trigger> triggers = new ArrayList<>();
        triggers.add(trigger(Trigger.START, window.start(), now));
        triggers.add(trigger(Trigger.END, window.end(), now));
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
