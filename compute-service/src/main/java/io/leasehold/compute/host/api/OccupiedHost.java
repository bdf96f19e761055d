package io.leasehold.compute.host.api;

import io.leasehold.compute.host.Host;
import io.leasehold.compute.vsn.HostVsn;
import java.util.List;

/** A host with its occupancy and its virtual serial numbers in order. */
record OccupiedHost(Host host, Occupancy occupancy, List<HostVsn> vsns) {
    OccupiedHost {
        vsns = List.copyOf(vsns);
    }
}
