package io.leasehold.reservation.allocation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What reservations of one lease were given so far, before any table knows: those after them must leave it alone. */
public final class Promises {
    private final Set<Long> wholeHosts = new HashSet<>();
    private final Set<Long> hosts = new HashSet<>();
    private final JsonArray slots = new JsonArray();

    /** One more reservation of the lease was given these. */
    public void add(Demand demand, List<Allocation> given) {
        given.forEach(allocation -> hosts.add(allocation.hostId()));
        demand.slotSize()
                .ifPresentOrElse(
                        size -> given.forEach(allocation -> slots.add(slot(allocation, size))),
                        () -> given.forEach(allocation -> wholeHosts.add(allocation.hostId())));
    }

    /** Ids of hosts that are given away whole. */
    Long[] wholeHosts() {
        return wholeHosts.toArray(Long[]::new);
    }

    /** Ids of hosts of which anything is given away. */
    Long[] hosts() {
        return hosts.toArray(Long[]::new);
    }

    /** The slots that are given away, as JSON for SQL. */
    String slots() {
        return slots.encode();
    }

    private static JsonObject slot(Allocation allocation, Size size) {
        return JsonObject.of(
                "host_id", allocation.hostId(),
                "slots", allocation.slots(),
                "vcpus", size.vcpus(),
                "memory_mb", size.memoryMb(),
                "disk_gb", size.diskGb());
    }
}
