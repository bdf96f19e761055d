package io.leasehold.reservation.placement;

import io.leasehold.reservation.demand.AddressDemand;
import io.leasehold.reservation.demand.Allocation;
import io.leasehold.reservation.demand.Demand;
import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.demand.HostDemand;
import io.leasehold.reservation.demand.SlotDemand;
import io.leasehold.reservation.demand.SlotLimit;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Resources chosen so far for the reservations of one lease and not yet written; later reservations must leave them alone. */
public final class TentativeAllocations {
    private final Set<Long> wholeHosts = new HashSet<>();
    private final Set<Long> hosts = new HashSet<>();
    private final Set<Long> byInventory = new HashSet<>();
    private final Set<UUID> addresses = new HashSet<>();
    private final JsonArray slots = new JsonArray();

    /** Adds the holdings chosen for a demand. */
    public void add(Demand demand, Holdings chosen) {
        chosen.hosts().forEach(allocation -> hosts.add(allocation.hostId()));
        switch (demand) {
            case HostDemand whole -> chosen.hosts().forEach(allocation -> wholeHosts.add(allocation.hostId()));
            case SlotDemand some -> chosen.hosts().forEach(allocation -> addSlots(some, allocation));
            case AddressDemand ofNetwork -> chosen.addresses().forEach(address -> addresses.add(address.id()));
        }
    }

    private void addSlots(SlotDemand demand, Allocation allocation) {
        slots.add(JsonObject.of(
                "host_id", allocation.hostId(),
                "slots", allocation.slots(),
                "resources", JsonObject.mapFrom(demand.slot().amounts())));
        if (demand.limits() instanceof SlotLimit.ByInventory) {
            byInventory.add(allocation.hostId());
        }
    }

    /** A copy in which the hosts in {@code unwanted} count as taken completely. */
    public TentativeAllocations avoiding(Collection<Long> unwanted) {
        TentativeAllocations stricter = new TentativeAllocations();
        stricter.hosts.addAll(hosts);
        stricter.hosts.addAll(unwanted);
        stricter.wholeHosts.addAll(wholeHosts);
        stricter.wholeHosts.addAll(unwanted);
        stricter.byInventory.addAll(byInventory);
        stricter.addresses.addAll(addresses);
        stricter.slots.addAll(slots);
        return stricter;
    }

    boolean isEmpty() {
        return hosts.isEmpty() && addresses.isEmpty();
    }

    boolean hasSlots() {
        return !slots.isEmpty();
    }

    /** Ids of hosts of which nothing is left. */
    Long[] wholeHosts() {
        return wholeHosts.toArray(Long[]::new);
    }

    /** Ids of hosts that are taken wholly or in part. */
    Long[] hosts() {
        return hosts.toArray(Long[]::new);
    }

    /** Ids of hosts with slots that are limited by the inventory. */
    Long[] byInventory() {
        return byInventory.toArray(Long[]::new);
    }

    /** Ids of floating IPs. */
    UUID[] addresses() {
        return addresses.toArray(UUID[]::new);
    }

    /** The slots as a JSON array of {@code host_id}, {@code slots} and {@code resources}, for SQL. */
    String slots() {
        return slots.encode();
    }
}
