package io.leasehold.hypervisor.hardware;

import java.util.List;
import java.util.UUID;

/** A machine that is ours: where it stands and what is in it. */
public record Machine(UUID id, String zone, Raid raid, List<Nic> nics) {
    public Machine {
        nics = List.copyOf(nics);
    }

    /** The disks behind one controller. */
    public record Raid(String card, List<String> disks) {
        public Raid {
            disks = List.copyOf(disks);
        }
    }

    /** A network card's port and the logical ports on it. */
    public record Nic(UUID id, String mac, UUID physicalPort, Plane plane, UUID hardware, List<Port> ports) {
        public Nic {
            ports = List.copyOf(ports);
        }
    }

    /** An address on a network. */
    public record Port(UUID id, UUID network, UUID subnet, String address) {}
}
