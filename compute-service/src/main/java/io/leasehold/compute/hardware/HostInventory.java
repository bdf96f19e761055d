package io.leasehold.compute.hardware;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** The machines. An adapter may cover any number of management consoles. */
public interface HostInventory {
    /** The name under which the inventory of all consoles has its queue, its breaker and its metrics. */
    String CONSOLE = "inventory";

    /**
     * Lists the hosts of the consoles, in an order that does not change when hosts are added. A host that cannot be
     * reached is listed as down; a host that was removed is not listed.
     *
     * <p>Reads only. Fails with {@link HardwareFault.Timeout}, {@link HardwareFault.Busy}, {@link
     * HardwareFault.Unauthorized} or {@link HardwareFault.Rejected}.
     */
    Uni<List<HostInfo>> listHosts();

    /**
     * Registers a listener for changes of hosts. The listener is called soon after a change, on any thread, possibly
     * once for many changes and possibly for none. A caller that must not miss a change also lists the hosts
     * periodically.
     */
    void onChange(Runnable listener);
}
