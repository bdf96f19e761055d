package io.leasehold.hypervisor.lease;

import io.leasehold.hypervisor.server.ManagedHost;
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
        String id, String leaseId, String projectId, boolean started, boolean over, List<LeasedHost> hosts) {
    /**
     * A host with what it offers.
     *
     * @param types ids of licence types
     */
    record LeasedHost(String host, String hostUuid, List<String> types) {
        LeasedHost {
            types = List.copyOf(types);
        }
    }

    /**
     * A licence on a managed host.
     *
     * @param license empty while the pool has none
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

    /** The assignments it should have on those of its hosts that are managed and usable. */
    List<LicenseAssignment> dueAssignments(List<ManagedHost> managed) {
        return started && !over
                ? hosts.stream().flatMap(host -> dueAssignments(host, managed)).toList()
                : List.of();
    }

    /** Those of the assignments that are not among the others. */
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
