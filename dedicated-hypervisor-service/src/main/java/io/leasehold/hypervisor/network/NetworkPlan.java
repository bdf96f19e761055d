package io.leasehold.hypervisor.network;

import static io.leasehold.hypervisor.network.NetworkEntry.NETWORKS;

import io.leasehold.common.error.ServiceException;
import io.leasehold.hypervisor.hardware.Network;
import io.leasehold.hypervisor.hardware.Plane;
import io.leasehold.hypervisor.hardware.PortOrder;
import io.leasehold.hypervisor.hardware.Subnet;
import io.leasehold.hypervisor.sdpf.InvalidRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ports of a new server: a pair on the data plane, and optionally a pair on the storage plane. A logical network takes
 * both ports of a plane, which are on different cards and switches (contract, 3.3).
 */
public final class NetworkPlan {
    private record PlacedEntry(NetworkEntry entry, Network network, Plane plane) {}

    private final Map<UUID, Network> networks;

    private NetworkPlan(List<Network> networks) {
        this.networks = networks.stream().collect(Collectors.toMap(Network::id, Function.identity()));
    }

    /** Returns the ids of the networks that the entries name. */
    public static Set<UUID> networkIds(List<NetworkEntry> entries) {
        return entries.stream().map(NetworkEntry::network).collect(Collectors.toSet());
    }

    /**
     * Plans the ports for the entries; entries that break a rule → 400.
     *
     * @param networks the networks among them that the tenant may use
     */
    public static List<PortOrder> of(List<NetworkEntry> entries, List<Network> networks) {
        if (entries.size() != 2 && entries.size() != 4) {
            throw refusal("exactly two entries per plane are required");
        }
        return new NetworkPlan(networks).plan(entries);
    }

    private List<PortOrder> plan(List<NetworkEntry> entries) {
        Map<Plane, List<PlacedEntry>> planes =
                entries.stream().map(this::place).collect(Collectors.groupingBy(PlacedEntry::plane));
        if (!planes.containsKey(Plane.DATA)) {
            throw refusal("a data plane network is required");
        }
        planes.values().forEach(NetworkPlan::checkPair);
        return Stream.of(Plane.values())
                .flatMap(plane -> planes.getOrDefault(plane, List.of()).stream())
                .map(NetworkPlan::order)
                .toList();
    }

    private PlacedEntry place(NetworkEntry entry) {
        Network network = networks.get(entry.network());
        if (network == null || network.subnets().isEmpty()) {
            throw refusal("network not found");
        }
        if (entry.plane().isPresent() && entry.plane().get() != network.plane()) {
            throw refusal("plane does not match the network's");
        }
        return new PlacedEntry(entry, network, network.plane());
    }

    private static void checkPair(List<PlacedEntry> pair) {
        if (pair.size() != 2) {
            throw refusal("exactly two entries per plane are required");
        }
        NetworkEntry first = pair.getFirst().entry();
        NetworkEntry second = pair.getLast().entry();
        if (!first.network().equals(second.network()) || !first.segmentation().equals(second.segmentation())) {
            throw refusal("redundant entries must match");
        }
        if (first.fixedIp().isPresent() && first.fixedIp().equals(second.fixedIp())) {
            throw refusal("fixed_ip must differ between redundant entries");
        }
    }

    private static PortOrder order(PlacedEntry placed) {
        NetworkEntry entry = placed.entry();
        return new PortOrder(placed.network(), subnet(placed), entry.fixedIp(), entry.segmentation());
    }

    private static Subnet subnet(PlacedEntry placed) {
        return placed.network().subnets().stream()
                .filter(subnet -> placed.entry().fixedIp().map(subnet::allows).orElse(true))
                .findFirst()
                .orElseThrow(() -> refusal("fixed_ip is not one that a host on the network may have"));
    }

    private static ServiceException refusal(String reason) {
        return InvalidRequest.parameter(NETWORKS, reason);
    }
}
