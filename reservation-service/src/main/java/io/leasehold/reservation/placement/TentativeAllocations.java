package io.leasehold.reservation.placement;

import io.leasehold.reservation.demand.AddressDemand;
import io.leasehold.reservation.demand.Allocation;
import io.leasehold.reservation.demand.Demand;
import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.demand.HostDemand;
import io.leasehold.reservation.demand.Resources;
import io.leasehold.reservation.demand.SlotDemand;
import io.leasehold.reservation.demand.SlotLimit;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** What reservations of one lease were given so far, before any table knows: those after them must leave it alone. */
public final class TentativeAllocations {
    private final Set<Long> wholeHosts = new HashSet<>();
    private final Set<Long> hosts = new HashSet<>();
    private final Set<Long> byInventory = new HashSet<>();
    private final Set<UUID> addresses = new HashSet<>();
    private final JsonArray slots = new JsonArray();

    /** One more reservation of the lease was given these. */
    public void add(Demand demand, Holdings given) {
        given.hosts().forEach(allocation -> hosts.add(allocation.hostId()));
        switch (demand) {
            case HostDemand whole -> given.hosts().forEach(allocation -> wholeHosts.add(allocation.hostId()));
            case SlotDemand some -> given.hosts().forEach(allocation -> promise(some, allocation));
            case AddressDemand ofNetwork -> given.addresses().forEach(address -> addresses.add(address.id()));
        }
    }

    private void promise(SlotDemand demand, Allocation allocation) {
        slots.add(slot(allocation, demand.slot()));
        if (demand.limits() instanceof SlotLimit.Inventory) {
            byInventory.add(allocation.hostId());
        }
    }

    boolean isEmpty() {
        return hosts.isEmpty() && addresses.isEmpty();
    }

    boolean hasSlots() {
        return !slots.isEmpty();
    }

    /** The same, and the hosts are not to be given at all. */
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

    /** Ids of hosts that are given away whole. */
    Long[] wholeHosts() {
        return wholeHosts.toArray(Long[]::new);
    }

    /** Ids of hosts of which anything is given away. */
    Long[] hosts() {
        return hosts.toArray(Long[]::new);
    }

    /** Ids of hosts of which slots by inventory are given away. */
    Long[] byInventory() {
        return byInventory.toArray(Long[]::new);
    }

    /** Ids of floating IPs that are given away. */
    UUID[] addresses() {
        return addresses.toArray(UUID[]::new);
    }

    /** The slots that are given away, as JSON for SQL. */
    String slots() {
        return slots.encode();
    }

    private static JsonObject slot(Allocation allocation, Resources slot) {
        return JsonObject.of(
                "host_id", allocation.hostId(),
                "slots", allocation.slots(),
                "resources", JsonObject.mapFrom(slot.amounts()));
    }
}
