package io.leasehold.common.event;

/** Event of one service for the others. The payload is a contract that grows only by addition. */
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
    /** Returns the topic of the event's family. */
    String topic();

    /** Returns the Kafka key; events with the same key are delivered in the order they happened. */
    String key();

    /** Returns the CloudEvents type, such as {@code lease.create}. */
    String type();

    /** Returns the object that is written as JSON into the record's value. */
    default Object payload() {
        return this;
    }
}
