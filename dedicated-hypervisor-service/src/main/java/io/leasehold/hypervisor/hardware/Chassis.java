package io.leasehold.hypervisor.hardware;

/**
 * Health of a machine's parts as its management controller reports it; true means healthy.
 *
 * @param failedDisks number of failed disks
 */
public record Chassis(
        boolean power,
        boolean supply,
        boolean cpu,
        boolean memory,
        boolean fan,
        int failedDisks,
        boolean nic,
        boolean board,
        boolean etc,
        boolean console) {
    /** A chassis without failures. */
    public static final Chassis HEALTHY = new Chassis(true, true, true, true, true, 0, true, true, true, true);
}
