package io.leasehold.reservation.lease.change;

import io.leasehold.reservation.demand.Address;
import io.leasehold.reservation.lease.FloatingIpReservation;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.ReservationStatus;
import io.leasehold.reservation.network.ExternalNetwork;
import io.leasehold.reservation.network.ReservedAddress;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Makes the floating IPs of leases in the external network, and takes them back. Everything may be repeated; what fails
 * is told by reservation, and the others are done all the same.
 */
@Singleton
public class FloatingIpProvisioning {
    private static final Logger LOG = Logger.getLogger(FloatingIpProvisioning.class);
    private static final int AT_ONCE = 8;

    private final ExternalNetwork network;

    FloatingIpProvisioning(ExternalNetwork network) {
        this.network = network;
    }

    /** Makes what the lease holds; yields the ids of the reservations of which something could not be made. */
    public Uni<Set<UUID>> make(Lease lease) {
        return each(lease, lease.floatingIps().toList(), network::create);
    }

    /** Takes back what was made for the lease; yields the ids of the reservations of which something could not be. */
    public Uni<Set<UUID>> takeBack(Lease lease) {
        return each(lease, made(lease), network::delete);
    }

    /** Whether there is anything to take back. */
    static boolean hasMade(Lease lease) {
        return !made(lease).isEmpty();
    }

    private static List<FloatingIpReservation> made(Lease lease) {
        return lease.floatingIps()
                .filter(reservation -> reservation.status() == ReservationStatus.ACTIVE
                        || reservation.status() == ReservationStatus.ERROR)
                .toList();
    }

    private static Uni<Set<UUID>> each(
            Lease lease, List<FloatingIpReservation> reservations, Function<ReservedAddress, Uni<Void>> act) {
        List<Uni<Optional<UUID>>> acts = reservations.stream()
                .flatMap(reservation -> reservation.held().addresses().stream()
                        .map(address -> attempt(reserved(lease, reservation, address), act)))
                .toList();
        return acts.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : Uni.join()
                        .all(acts)
                        .usingConcurrencyOf(AT_ONCE)
                        .andCollectFailures()
                        .map(failures ->
                                failures.stream().flatMap(Optional::stream).collect(Collectors.toSet()));
    }

    /** Yields the reservation's id when it fails. */
    private static Uni<Optional<UUID>> attempt(ReservedAddress address, Function<ReservedAddress, Uni<Void>> act) {
        return Uni.createFrom()
                .deferred(() -> act.apply(address))
                .replaceWith(Optional.<UUID>empty())
                .onFailure()
                .invoke(failure -> LOG.warnf("The network did not do its part for %s: %s", address, failure))
                .onFailure()
                .recoverWithItem(Optional.of(address.reservationId()));
    }

    private static ReservedAddress reserved(Lease lease, FloatingIpReservation reservation, Address address) {
        return new ReservedAddress(
                address.networkId(),
                address.subnetId(),
                address.address(),
                lease.owner().projectId(),
                reservation.id());
    }
}
