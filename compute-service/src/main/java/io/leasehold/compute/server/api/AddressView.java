package io.leasehold.compute.server.api;

import io.leasehold.compute.server.Nic;
import io.leasehold.compute.server.Server;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** JSON of the addresses of a server, by network. */
final class AddressView {
    private AddressView() {}

    static Map<String, List<Map<String, Object>>> of(Server server) {
        return server.nics().stream()
                .collect(Collectors.groupingBy(
                        Nic::network, TreeMap::new, Collectors.mapping(AddressView::full, Collectors.toList())));
    }

    /** Returns the addresses of one network in the short form. */
    static List<Map<String, Object>> brief(Server server, String network) {
        return server.nics().stream()
                .filter(nic -> nic.network().equals(network))
                .map(nic -> Map.<String, Object>of("addr", nic.address(), "version", nic.version()))
                .toList();
    }

    private static Map<String, Object> full(Nic nic) {
        return Map.of(
                "addr", nic.address(),
                "version", nic.version(),
                "OS-EXT-IPS:type", "fixed",
                "OS-EXT-IPS-MAC:mac_addr", nic.mac());
    }
}
