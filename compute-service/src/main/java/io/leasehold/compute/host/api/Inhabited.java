package io.leasehold.compute.host.api;

import io.leasehold.compute.host.Host;
import io.leasehold.compute.vsn.PooledVsn;
import java.util.List;

/** A host with what is on it, and its virtual serial numbers in order. */
record Inhabited(Host host, Occupancy occupancy, List<PooledVsn> vsns) {
    Inhabited {
        vsns = List.copyOf(vsns);
    }
}
