package io.leasehold.reservation.lease.change;

import io.leasehold.reservation.demand.Address;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.Reservation;
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
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Creation and deletion of the floating IPs of leases in the external network. Repeating a method is harmless. A failure is
 * reported by the id of its reservation, and the other floating IPs are processed all the same.
 */
@Singleton
public class FloatingIpProvisioning {
    private static final Logger LOG = Logger.getLogger(FloatingIpProvisioning.class);
    private static final int CONCURRENT_CALLS = 8;

    private final ExternalNetwork network;

    FloatingIpProvisioning(ExternalNetwork network) {
        this.network = network;
    }

    /** Creates the floating IPs that the lease holds; returns the ids of reservations of which one could not be created. */
    public Uni<Set<UUID>> create(Lease lease) {
        return callForEach(lease, lease.floatingIps(), network::create);
    }

    /** Deletes the floating IPs created for the lease; returns the ids of reservations of which one could not be deleted. */
    public Uni<Set<UUID>> delete(Lease lease) {
        return callForEach(lease, created(lease), network::delete);
    }

    /** True when floating IPs of the lease may exist in the network. */
    static boolean hasCreated(Lease lease) {
        return created(lease).findAny().isPresent();
    }

    private static Stream<Reservation> created(Lease lease) {
        return lease.floatingIps()
                .filter(reservation -> reservation.status() == ReservationStatus.ACTIVE
                        || reservation.status() == ReservationStatus.ERROR);
    }

    private static Uni<Set<UUID>> callForEach(
            Lease lease, Stream<Reservation> reservations, Function<ReservedAddress, Uni<Void>> call) {
        List<Uni<Optional<UUID>>> calls = reservations
                .flatMap(reservation -> reservation.holdings().addresses().stream()
                        .map(address -> attempt(reserved(lease, reservation, address), call)))
                .toList();
        return calls.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : Uni.join()
                        .all(calls)
                        .usingConcurrencyOf(CONCURRENT_CALLS)
                        .andCollectFailures()
                        .map(failures ->
                                failures.stream().flatMap(Optional::stream).collect(Collectors.toSet()));
    }

    /** Returns the id of the reservation when the call fails. */
    private static Uni<Optional<UUID>> attempt(ReservedAddress address, Function<ReservedAddress, Uni<Void>> call) {
        return Uni.createFrom()
                .deferred(() -> call.apply(address))
                .replaceWith(Optional.<UUID>empty())
                .onFailure()
                .invoke(failure -> LOG.warnf("The call to the network failed for %s: %s", address, failure))
                .onFailure()
                .recoverWithItem(Optional.of(address.reservationId()));
    }

    private static ReservedAddress reserved(Lease lease, Reservation reservation, Address address) {
        return new ReservedAddress(
                address.networkId(),
                address.subnetId(),
                address.address(),
                lease.owner().projectId(),
                reservation.id());
    }
}
