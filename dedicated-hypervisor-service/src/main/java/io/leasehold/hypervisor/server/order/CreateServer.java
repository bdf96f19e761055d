package io.leasehold.hypervisor.server.order;

import io.leasehold.hypervisor.hardware.RootPassword;
import io.leasehold.hypervisor.network.NetworkEntry;
import io.leasehold.hypervisor.server.Server;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A server as a request asks for it, well-formed; whether what it names exists is not yet known. */
record CreateServer(
        Server.Label label,
        RootPassword password,
        UUID image,
        UUID flavor,
        List<NetworkEntry> networks,
        Optional<String> zone,
        Map<String, String> metadata) {
    CreateServer {
        networks = List.copyOf(networks);
        metadata = Map.copyOf(metadata);
    }
}
