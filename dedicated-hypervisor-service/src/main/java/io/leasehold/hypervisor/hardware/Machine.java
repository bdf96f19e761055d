package io.leasehold.hypervisor.hardware;

import java.util.List;
import java.util.UUID;

/** Claimed machine with its location and parts. */
public record Machine(UUID id, String zone, Raid raid, List<Nic> nics) {
    public Machine {
        nics = List.copyOf(nics);
    }

    /** RAID array of one controller. */
    public record Raid(String card, List<String> disks) {
        public Raid {
            disks = List.copyOf(disks);
        }
    }

    /** Physical port of a network card with its logical ports. */
    public record Nic(UUID id, String mac, UUID physicalPort, Plane plane, UUID hardware, List<Port> ports) {
        public Nic {
            ports = List.copyOf(ports);
        }
    }

    /** Logical port: an address on a network. */
    public record Port(UUID id, UUID network, UUID subnet, String address) {}
}
