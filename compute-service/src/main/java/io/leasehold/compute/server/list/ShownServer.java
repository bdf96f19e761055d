package io.leasehold.compute.server.list;

import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.device.Device;
import java.util.List;
import java.util.Optional;

/**
 * A server with the data of other features that the API shows.
 *
 * @param vsn virtual serial number that the hypervisor has confirmed
 * @param zone availability zone of the host
 */
public record ShownServer(Server server, Optional<String> vsn, List<Device> devices, Optional<String> zone) {
    public ShownServer {
        devices = List.copyOf(devices);
    }
}
