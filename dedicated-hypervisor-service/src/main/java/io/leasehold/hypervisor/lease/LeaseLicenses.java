package io.leasehold.hypervisor.lease;

import io.leasehold.common.event.LicenseEvent;
import io.leasehold.common.id.Ids;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.hypervisor.lease.LeaseReservation.Place;
import io.leasehold.hypervisor.licensing.KeyMeter;
import io.leasehold.hypervisor.licensing.KeyOrder;
import io.leasehold.hypervisor.licensing.KeyPool;
import io.leasehold.hypervisor.licensing.License;
import io.leasehold.hypervisor.licensing.LicenseType;
import io.leasehold.hypervisor.licensing.LicenseTypes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives leases their licences and takes them back: the key, its usage and what is told of it, together. Keys and usage
 * belong to the lease's project.
 */
@Singleton
class LeaseLicenses {
    private final KeyPool pool;
    private final KeyMeter meter;
    private final LeaseStore store;
    private final LicenseTypes types;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    LeaseLicenses(
            KeyPool pool, KeyMeter meter, LeaseStore store, LicenseTypes types, Outbox outbox, Ids ids, Clock clock) {
        this.pool = pool;
        this.meter = meter;
        this.store = store;
        this.types = types;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Takes the places back, with the keys in them.
     *
     * <p>The hosts' servers must be locked, here and in {@link #assign}: what is told of a server is told in order.
     */
    Uni<Void> release(SqlConnection connection, LeaseReservation reservation, List<Place> places) {
        List<Place> filled =
                places.stream().filter(place -> place.license().isPresent()).toList();
        return places.isEmpty()
                ? Uni.createFrom().voidItem()
                : meter(connection, reservation, filled)
                        .chain(() -> pool.giveBack(connection, licenses(filled)))
                        .chain(() -> store.remove(connection, reservation, places))
                        .chain(() -> outbox.append(connection, released(reservation, filled)));
    }

    /**
     * Fills the places as far as there are keys.
     *
     * @param waiting those for which the pool was found empty before
     * @return whether all are filled
     */
    Uni<Boolean> assign(
            SqlConnection connection, LeaseReservation reservation, List<Place> places, List<Place> waiting) {
        return places.isEmpty()
                ? Uni.createFrom().item(true)
                : pool.issue(connection, orders(reservation, places))
                        .map(issued -> fill(places, issued))
                        .call(filled -> record(connection, reservation, filled, waiting))
                        .map(filled -> licenses(filled).size() == filled.size());
    }

    private Uni<Void> record(
            SqlConnection connection, LeaseReservation reservation, List<Place> places, List<Place> waiting) {
        List<Place> filled =
                places.stream().filter(place -> place.license().isPresent()).toList();
        List<Place> unfilled =
                places.stream().filter(place -> place.license().isEmpty()).toList();
        List<Place> newlyUnfilled = LeaseReservation.without(unfilled, waiting);
        return store.save(connection, reservation, places)
                .chain(() -> meter(connection, reservation, filled))
                .chain(() -> outbox.append(connection, assigned(reservation, filled, newlyUnfilled)));
    }

    private Uni<Void> meter(SqlConnection connection, LeaseReservation reservation, List<Place> filled) {
        Set<String> concerned = filled.stream().map(Place::typeId).collect(Collectors.toSet());
        return concerned.isEmpty()
                ? Uni.createFrom().voidItem()
                : meter.sampleHeld(connection, reservation.projectId(), concerned);
    }

    private List<KeyOrder> orders(LeaseReservation reservation, List<Place> places) {
        return places.stream()
                .map(place -> new KeyOrder(
                        ids.next(),
                        reservation.projectId(),
                        place.typeId(),
                        Optional.empty(),
                        Optional.of(reservation.leaseId())))
                .toList();
    }

    /** Licences of a type are alike: each goes to the next place that wants its type. */
    private static List<Place> fill(List<Place> places, List<License> issued) {
        List<License> left = new ArrayList<>(issued);
        return places.stream()
                .map(place -> place.with(take(left, place.typeId())))
                .toList();
    }

    private static Optional<UUID> take(List<License> left, String typeId) {
        Optional<License> next =
                left.stream().filter(license -> license.typeId().equals(typeId)).findFirst();
        next.ifPresent(left::remove);
        return next.map(License::id);
    }

    private static List<UUID> licenses(List<Place> places) {
        return places.stream().flatMap(place -> place.license().stream()).toList();
    }

    private List<LicenseEvent> released(LeaseReservation reservation, List<Place> filled) {
        Instant now = clock.instant();
        return filled.stream()
                .<LicenseEvent>map(place -> new LicenseEvent.Released(reservation.report(place, name(place), now)))
                .toList();
    }

    private List<LicenseEvent> assigned(LeaseReservation reservation, List<Place> filled, List<Place> unfilled) {
        Instant now = clock.instant();
        return Stream.concat(
                        filled.stream()
                                .<LicenseEvent>map(place ->
                                        new LicenseEvent.Assigned(reservation.report(place, name(place), now))),
                        unfilled.stream()
                                .<LicenseEvent>map(place ->
                                        new LicenseEvent.Unavailable(reservation.report(place, name(place), now))))
                .toList();
    }

    private String name(Place place) {
        return types.find(place.typeId()).map(LicenseType::name).orElseGet(place::typeId);
    }
}
