package io.leasehold.hypervisor.lease;

import io.leasehold.hypervisor.server.ManagedHost;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reservation of whole hosts by a lease, whether or not this service manages the hosts.
 *
 * @param started true when the lease has started
 * @param over true when the lease has ended, which is final
 */
record LeaseReservation(
        String id, String leaseId, String projectId, boolean started, boolean over, List<LeasedHost> hosts) {
    /**
     * Host with the licences that its capabilities offer.
     *
     * @param types ids of licence types
     */
    record LeasedHost(String host, String hostUuid, List<String> types) {
        LeasedHost {
            types = List.copyOf(types);
        }
    }

    /**
     * Licence of one type for a lease on a managed host.
     *
     * @param license empty while the pool has no key
     */
    record LicenseAssignment(UUID server, String typeId, String host, String hostUuid, Optional<UUID> license) {
        boolean isSameAs(LicenseAssignment other) {
            return server.equals(other.server) && typeId.equals(other.typeId);
        }

        LicenseAssignment with(Optional<UUID> issued) {
            return new LicenseAssignment(server, typeId, host, hostUuid, issued);
        }
    }

    LeaseReservation {
        hosts = List.copyOf(hosts);
    }

    /**
     * Returns the assignments that are due on the hosts that are managed and usable; none before the start or after the
     * end.
     */
    List<LicenseAssignment> dueAssignments(List<ManagedHost> managed) {
        return started && !over
                ? hosts.stream().flatMap(host -> dueAssignments(host, managed)).toList()
                : List.of();
    }

    /** Returns the assignments whose server and type do not occur among {@code others}. */
    static List<LicenseAssignment> without(List<LicenseAssignment> assignments, List<LicenseAssignment> others) {
        Predicate<LicenseAssignment> among = assignment -> others.stream().anyMatch(assignment::isSameAs);
        return assignments.stream().filter(among.negate()).toList();
    }

    private static Stream<LicenseAssignment> dueAssignments(LeasedHost leased, List<ManagedHost> managed) {
        return managed.stream()
                .filter(ManagedHost::usable)
                .filter(host -> host.host().equals(leased.host()))
                .flatMap(host -> leased.types().stream()
                        .map(type -> new LicenseAssignment(
                                host.server(), type, leased.host(), leased.hostUuid(), Optional.empty())));
    }
}
