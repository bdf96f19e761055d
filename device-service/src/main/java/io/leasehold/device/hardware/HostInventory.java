package io.leasehold.device.hardware;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Hosts and virtual machines as the hardware reports them. Read-only; calls fail with a {@link HardwareFault}. */
public interface HostInventory {
    /** The console that lists hosts and virtual machines. */
    String CONSOLE = "inventory";

    /** The hosts that have mediated devices, or could; one that does not answer is listed as not connected. */
    Uni<List<HostInfo>> hosts();

    /** Lists the virtual machines that were made on the hypervisors directly, not by another service. */
    Uni<List<VmInfo>> vms();

    /**
     * Registers a listener, which is called soon after a change from any thread, possibly once for many changes. A
     * caller that must not miss a change also polls.
     */
    void onChange(Runnable listener);
}
