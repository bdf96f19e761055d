package io.leasehold.compute.scheduling;

import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.OsType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Requirements of a server on its host.
 *
 * @param flavorId for a server of an instance reservation also the id of the reservation
 * @param novaLink true when NovaLink must manage the host
 * @param hosts acceptable hosts; empty when every host is acceptable
 * @param zone requested availability zone
 * @param reservations host reservations of the scheduler hint
 * @param extraSpecs of the flavor
 * @param avoided hosts on which the creation failed
 */
public record PlacementRequest(
        UUID server,
        String projectId,
        String flavorId,
        Share share,
        OsType osType,
        boolean novaLink,
        List<Mtms> hosts,
        Optional<String> zone,
        List<String> reservations,
        Map<String, String> extraSpecs,
        VsnRequirement vsn,
        Affinity affinity,
        List<Mtms> avoided) {
    private static final String RESERVATION_SPEC = "aggregate_instance_extra_specs:reservation";

    /** Resources that a server takes of its host. */
    public record Share(int vcpus, BigDecimal procUnits, int memoryMb, int diskGb) {
        Share inBlocksOf(Candidate host) {
            return new Share(vcpus, procUnits, host.inBlocks(memoryMb), diskGb);
        }
    }

    /**
     * Requirement of a virtual serial number; a particular number restricts {@link PlacementRequest#hosts()} to its
     * host.
     */
    public enum VsnRequirement {
        NONE,
        AUTO,
        PARTICULAR
    }

    /**
     * Placement relative to other servers.
     *
     * @param sameHost servers of which at least one must be on the host
     * @param differentHost servers that must not be on the host
     */
    public record Affinity(Optional<Group> group, List<UUID> sameHost, List<UUID> differentHost) {
        public Affinity {
            sameHost = List.copyOf(sameHost);
            differentHost = List.copyOf(differentHost);
        }
    }

    /** The server group of the server. */
    public record Group(UUID id, GroupPolicy policy, Optional<Integer> mostPerHost) {}

    /** Placement policy of a server group. */
    public enum GroupPolicy {
        AFFINITY,
        ANTI_AFFINITY,
        SOFT_AFFINITY,
        SOFT_ANTI_AFFINITY;

        /** Returns the API's word, such as {@code anti-affinity}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static GroupPolicy of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    public PlacementRequest {
        hosts = List.copyOf(hosts);
        reservations = List.copyOf(reservations);
        extraSpecs = Map.copyOf(extraSpecs);
        avoided = List.copyOf(avoided);
    }

    /** Returns true when the flavor belongs to an instance reservation. */
    boolean isReservedInstance() {
        return extraSpecs.containsKey(RESERVATION_SPEC);
    }
}
