package io.leasehold.compute.server;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.leasehold.compute.flavor.Flavor;
import io.leasehold.compute.scheduling.PlacementRequest.GroupPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a server was ordered as; does not change with its state. */
public record ServerSpec(
        Flavor flavor, @JsonProperty("wishes") Requirements requirements, Details details) {
    /**
     * Where it is to be.
     *
     * @param hosts MTMS of the hosts that it must be on one of; empty when any will do
     * @param reservations those of the scheduler hint
     * @param vsn {@code auto}, or a virtual serial number; empty when it is to have none
     */
    public record Requirements(
            Optional<String> zone,
            List<String> hosts,
            List<String> reservations,
            Optional<String> vsn,
            Optional<GroupRef> group,
            @JsonProperty("near") List<UUID> sameHost,
            @JsonProperty("far") List<UUID> differentHost) {
        public Requirements {
            hosts = List.copyOf(hosts);
            reservations = List.copyOf(reservations);
            sameHost = List.copyOf(sameHost);
            differentHost = List.copyOf(differentHost);
        }
    }

    /** The server group that it was ordered into. */
    public record GroupRef(UUID id, GroupPolicy policy, Optional<Integer> mostPerHost) {}

    /** What is kept and shown, and has no other effect. */
    public record Details(
            Optional<String> keyName,
            boolean configDrive,
            String diskConfig,
            Optional<String> accessIpv4,
            Optional<String> accessIpv6,
            List<String> securityGroups,
            List<Map<String, String>> volumes,
            List<Network> networks) {
        public Details {
            securityGroups = List.copyOf(securityGroups);
            volumes = List.copyOf(volumes);
            networks = List.copyOf(networks);
        }

        public Details reachableAt(Optional<String> ipv4, Optional<String> ipv6) {
            return new Details(keyName, configDrive, diskConfig, ipv4, ipv6, securityGroups, volumes, networks);
        }
    }

    /** A network that it is to be in; {@code address} when the client chose it. */
    public record Network(String name, Optional<String> address) {}

    public ServerSpec with(Details changed) {
        return new ServerSpec(flavor, requirements, changed);
    }
}
