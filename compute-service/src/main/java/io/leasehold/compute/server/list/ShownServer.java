package io.leasehold.compute.server.list;

import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.device.Device;
import java.util.List;
import java.util.Optional;

/**
 * A server with what others have put on it.
 *
 * @param vsn its virtual serial number, once the hypervisor has confirmed it
 * @param devices its mediated devices
 * @param zone the availability zone of its host
 */
public record ShownServer(Server server, Optional<String> vsn, List<Device> devices, Optional<String> zone) {
    public ShownServer {
        devices = List.copyOf(devices);
    }
}
