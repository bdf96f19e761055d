package io.leasehold.hypervisor.lease;

import io.leasehold.common.event.LicenseEvent.LeasedLicense;
import io.leasehold.hypervisor.server.ManagedHost;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A lease's reservation of whole hosts: what it should have, whether or not we manage its hosts.
 *
 * @param started whether the lease has started
 * @param over whether it has ended, which is for good
 */
record LeaseReservation(
        String id, String leaseId, String projectId, boolean started, boolean over, List<WantedHost> wanted) {
    /**
     * A host with what it offers.
     *
     * @param types ids of licence types
     */
    record WantedHost(String host, String hostUuid, List<String> types) {
        WantedHost {
            types = List.copyOf(types);
        }
    }

    /**
     * A licence on a managed host.
     *
     * @param license empty while the pool has none
     */
    record Place(UUID server, String typeId, String host, String hostUuid, Optional<UUID> license) {
        boolean isSameAs(Place other) {
            return server.equals(other.server) && typeId.equals(other.typeId);
        }

        Place with(Optional<UUID> issued) {
            return new Place(server, typeId, host, hostUuid, issued);
        }
    }

    LeaseReservation {
        wanted = List.copyOf(wanted);
    }

    /** The places it should have on those of its hosts that are managed and usable. */
    List<Place> places(List<ManagedHost> managed) {
        return started && !over
                ? wanted.stream().flatMap(host -> places(host, managed)).toList()
                : List.of();
    }

    /** Those of the places that are not among the others. */
    static List<Place> without(List<Place> places, List<Place> others) {
        Predicate<Place> among = place -> others.stream().anyMatch(place::isSameAs);
        return places.stream().filter(among.negate()).toList();
    }

    /** What is told of the place. */
    LeasedLicense report(Place place, String typeName, Instant now) {
        return new LeasedLicense(
                place.server().toString(),
                place.host(),
                place.hostUuid(),
                projectId,
                leaseId,
                id,
                place.license().map(UUID::toString).orElse(null),
                typeName,
                now);
    }

    private static Stream<Place> places(WantedHost wanted, List<ManagedHost> managed) {
        return managed.stream()
                .filter(ManagedHost::usable)
                .filter(host -> host.host().equals(wanted.host()))
                .flatMap(host -> wanted.types().stream()
                        .map(type ->
                                new Place(host.server(), type, wanted.host(), wanted.hostUuid(), Optional.empty())));
    }
}
