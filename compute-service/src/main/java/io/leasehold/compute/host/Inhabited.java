package io.leasehold.compute.host;

import io.leasehold.compute.vsn.PooledVsn;
import java.util.List;

/** A host with what is on it, and its virtual serial numbers in order. */
record Inhabited(Host host, Occupancy occupancy, List<PooledVsn> vsns) {
    Inhabited {
        vsns = List.copyOf(vsns);
    }
}
