package io.leasehold.common.event;

import java.util.List;

/** Kafka topics of the suite. Each has {@link #PARTITIONS} partitions and a dead-letter topic. */
public final class Topics {
    public static final String LEASE = "reservation.lease.v1";
    public static final String REGISTERED_HOST = "reservation.host.v1";
    public static final String RESERVATION_REPORT = "compute.reservation.v1";
    public static final String COMPUTE_HOST = "compute.host.v1";
    public static final String COMPUTE_SERVER = "compute.server.v1";
    public static final String COMPUTE_VSN = "compute.vsn.v1";
    public static final String DEVICE_ATTACHMENT = "device.attachment.v1";
    public static final String DEVICE_INVENTORY = "device.inventory.v1";
    public static final String HYPERVISOR_LICENSE = "hypervisor.license.v1";
    public static final String HYPERVISOR_CONTRACT = "hypervisor.contract.v1";
    public static final String HYPERVISOR_USAGE = "hypervisor.usage.v1";

    /** Partitions of every topic. */
    public static final int PARTITIONS = 6;

    /** Topics that carry events, without the dead-letter topics. */
    public static final List<String> ALL = List.of(
            LEASE,
            REGISTERED_HOST,
            RESERVATION_REPORT,
            COMPUTE_HOST,
            COMPUTE_SERVER,
            COMPUTE_VSN,
            DEVICE_ATTACHMENT,
            DEVICE_INVENTORY,
            HYPERVISOR_LICENSE,
            HYPERVISOR_CONTRACT,
            HYPERVISOR_USAGE);

    private Topics() {}

    /** Returns the dead-letter topic of {@code topic}, for records that cannot be handled. */
    public static String deadLetters(String topic) {
        return topic + ".dlq";
    }
}
