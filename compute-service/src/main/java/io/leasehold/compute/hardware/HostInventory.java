package io.leasehold.compute.hardware;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Which machines there are. An adapter may cover any number of management consoles. */
public interface HostInventory {
    /** The name under which the inventory of all consoles has its queue, its breaker and its metrics. */
    String CONSOLE = "inventory";

    /**
     * The hosts that the consoles know, in an order that does not change when hosts are added. A host that cannot be
     * reached is listed as down; one that left the fleet is not listed.
     *
     * <p>Reads only. Fails with {@link HardwareFault.Timeout}, {@link HardwareFault.Busy}, {@link
     * HardwareFault.Unauthorized} or {@link HardwareFault.Rejected}.
     */
    Uni<List<HostInfo>> listHosts();

    /**
     * Calls {@code listener} soon after any host changed, from any thread, possibly once for many changes and possibly
     * for none. It tells nothing but "look again"; whoever must not miss a change also looks from time to time.
     */
    void onChange(Runnable listener);
}
