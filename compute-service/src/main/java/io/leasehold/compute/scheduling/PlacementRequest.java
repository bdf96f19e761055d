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
 * What a server needs of its host.
 *
 * @param flavorId the flavor, which for servers of an instance reservation is the reservation
 * @param novaLink whether only a host that NovaLink manages will do
 * @param hosts the hosts that it must be on one of; empty when any will do
 * @param zone the availability zone it must be in
 * @param reservations the reservations of whole hosts that it is to be in, as the client hinted
 * @param extraSpecs those of its flavor
 * @param vsn the wish for a virtual serial number
 * @param avoided hosts where making it has failed
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

    /** What it takes of its host. */
    public record Share(int vcpus, BigDecimal procUnits, int memoryMb, int diskGb) {
        Share inBlocksOf(Candidate host) {
            return new Share(vcpus, procUnits, host.inBlocks(memoryMb), diskGb);
        }
    }

    /** Whether it wants a virtual serial number; a particular one is on one of {@link PlacementRequest#hosts()}. */
    public enum VsnRequirement {
        NONE,
        AUTO,
        PARTICULAR
    }

    /** Servers that it wants to be near or far from. */
    public record Affinity(Optional<Group> group, List<UUID> sameHost, List<UUID> differentHost) {
        public Affinity {
            sameHost = List.copyOf(sameHost);
            differentHost = List.copyOf(differentHost);
        }
    }

    /** The server group that it is a member of. */
    public record Group(UUID id, GroupPolicy policy, Optional<Integer> mostPerHost) {}

    /** How the members of a server group are placed. */
    public enum GroupPolicy {
        AFFINITY,
        ANTI_AFFINITY,
        SOFT_AFFINITY,
        SOFT_ANTI_AFFINITY;

        /** {@code anti-affinity} and so on. */
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

    /** Whether its flavor is that of an instance reservation. */
    boolean isReservedInstance() {
        return extraSpecs.containsKey(RESERVATION_SPEC);
    }
}
