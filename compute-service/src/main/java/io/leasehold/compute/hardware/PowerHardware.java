package io.leasehold.compute.hardware;

/** Everything that is asked of Power servers besides which there are ({@link HostInventory}). */
public interface PowerHardware extends Partitions, VsnPool {}
