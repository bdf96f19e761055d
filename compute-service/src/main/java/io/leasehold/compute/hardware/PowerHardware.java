package io.leasehold.compute.hardware;

/** All calls to Power servers except {@link HostInventory}. */
public interface PowerHardware extends Partitions, VsnPool {}
