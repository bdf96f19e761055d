package io.leasehold.device.hardware;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Which machines there are, and what runs on them. Reads only; fails with {@link HardwareFault}s. */
public interface HostInventory {
    /** The console that lists hosts and virtual machines. */
    String CONSOLE = "inventory";

    /** The hosts that have mediated devices, or could; one that does not answer is listed as not connected. */
    Uni<List<HostInfo>> hosts();

    /** The virtual machines of their own that the hypervisors have; those of other services are not listed. */
    Uni<List<VmInfo>> vms();

    /**
     * Calls {@code listener} soon after anything of this changed, from any thread, possibly once for many changes. Whoever
     * must not miss a change also looks from time to time.
     */
    void onChange(Runnable listener);
}
