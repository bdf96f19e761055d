package io.leasehold.hypervisor.hardware;

/**
 * What a machine's management controller says of its parts; true is healthy.
 *
 * @param failedDisks how many disks have failed
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
    /** Nothing is wrong. */
    public static final Chassis HEALTHY = new Chassis(true, true, true, true, true, 0, true, true, true, true);
}
