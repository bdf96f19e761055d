package io.leasehold.compute.server;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.leasehold.compute.flavor.Flavor;
import io.leasehold.compute.scheduling.PlacementRequest.GroupPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The request from which a server was created; independent of the server's state. The names in JSON are those of
 * stored rows.
 */
public record ServerSpec(
        Flavor flavor, @JsonProperty("wishes") Requirements requirements, Details details) {
    /**
     * Requirements on the host.
     *
     * @param hosts MTMS of the acceptable hosts; empty when every host is acceptable
     * @param reservations host reservations of the scheduler hint
     * @param vsn {@code auto} or a virtual serial number; empty for none
     * @param sameHost servers of which at least one must be on the host
     * @param differentHost servers that must not be on the host
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

    /** The server group of a server. */
    public record GroupRef(UUID id, GroupPolicy policy, Optional<Integer> mostPerHost) {}

    /** Values that are stored and shown without any other effect. */
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

        public Details withAddresses(Optional<String> ipv4, Optional<String> ipv6) {
            return new Details(keyName, configDrive, diskConfig, ipv4, ipv6, securityGroups, volumes, networks);
        }
    }

    /**
     * A requested network.
     *
     * @param address given by the client; empty for a generated address
     */
    public record Network(String name, Optional<String> address) {}

    public ServerSpec withDetails(Details changed) {
        return new ServerSpec(flavor, requirements, changed);
    }
}
