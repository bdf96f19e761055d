package io.leasehold.common.event;

/** Something that happened in one service and others may need to know; its payload is a contract that grows by addition only. */
public sealed interface ServiceEvent
        permits LeaseEvent,
                RegisteredHostEvent,
                ReservationReport,
                ComputeHostEvent,
                ServerEvent,
                VsnEvent,
                AttachmentEvent,
                DeviceInventoryEvent,
                LicenseEvent,
                ContractEvent,
                UsageEvent {
    /** The topic that the family goes to. */
    String topic();

    /** The Kafka key: events of one key are delivered in the order they happened. */
    String key();

    /** The CloudEvents type, such as {@code lease.create}. */
    String type();

    /** What is written as JSON into the record's value. */
    default Object payload() {
        return this;
    }
}
