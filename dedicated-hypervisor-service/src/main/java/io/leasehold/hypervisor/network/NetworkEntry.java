package io.leasehold.hypervisor.network;

import io.leasehold.hypervisor.hardware.Ipv4;
import io.leasehold.hypervisor.hardware.Plane;
import io.leasehold.hypervisor.sdpf.Fields;
import io.leasehold.hypervisor.sdpf.InvalidRequest;
import io.leasehold.hypervisor.sdpf.Reference;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Port of a server in a request, one entry of the list of networks (contract, 3.3). */
public record NetworkEntry(
        UUID network, Optional<Plane> plane, Optional<Ipv4> fixedIp, Optional<Integer> segmentation) {
    static final String NETWORKS = "networks";
    private static final int MIN_VLAN = 4;
    private static final int MAX_VLAN = 4093;

    /** Reads the field {@code networks}. */
    public static List<NetworkEntry> readAll(Fields server) {
        return server.objects(NETWORKS).stream().map(NetworkEntry::of).toList();
    }

    private static NetworkEntry of(Fields entry) {
        return new NetworkEntry(
                network(entry),
                entry.optionalText("plane").map(NetworkEntry::plane),
                entry.optionalText("fixed_ip").map(NetworkEntry::address),
                entry.optionalInteger("segmentation_id").map(NetworkEntry::segmentation));
    }

    /** Reads the network's id. A reference to an existing port is refused, because tenants cannot create ports. */
    private static UUID network(Fields entry) {
        Optional<String> uuid = entry.optionalText("uuid");
        Optional<String> port = entry.optionalText("port");
        if (uuid.isPresent() == port.isPresent()) {
            throw InvalidRequest.parameter(NETWORKS, "one of uuid or port is required");
        }
        return uuid.map(text ->
                        Reference.find(text).orElseThrow(() -> InvalidRequest.parameter(NETWORKS, "network not found")))
                .orElseThrow(() -> InvalidRequest.parameter(NETWORKS, "port not found"));
    }

    private static Plane plane(String text) {
        return Plane.find(text).orElseThrow(() -> InvalidRequest.parameter(NETWORKS, "plane must be data or storage"));
    }

    private static Ipv4 address(String text) {
        return Ipv4.find(text)
                .orElseThrow(() -> InvalidRequest.parameter(NETWORKS, "fixed_ip must be an IPv4 address"));
    }

    private static int segmentation(int id) {
        if (id < MIN_VLAN || id > MAX_VLAN) {
            throw InvalidRequest.parameter(
                    NETWORKS, "segmentation_id must be an integer from %d to %d".formatted(MIN_VLAN, MAX_VLAN));
        }
        return id;
    }
}
