package io.leasehold.common.event;

import org.jspecify.annotations.Nullable;

/** Change of a mediated device, or of its parent, in device-service's inventory. */
public sealed interface DeviceInventoryEvent extends ServiceEvent {
    DeviceReport device();

    @Override
    default String topic() {
        return Topics.DEVICE_INVENTORY;
    }

    @Override
    default String key() {
        return device().hostUuid();
    }

    @Override
    default Object payload() {
        return device();
    }

    /**
     * State of the device after the change.
     *
     * @param deviceUuid 32 hex digits
     * @param hostUuid dashed
     * @param host MTMS
     * @param parentUuid the physical device, 32 hex digits
     * @param state {@code Enabled} or {@code Disabled}
     * @param status {@code Active}, {@code Reserved} or {@code Attached}
     */
    record DeviceReport(
            String deviceUuid,
            String hostUuid,
            String host,
            @Nullable String parentUuid,
            String state,
            String status) {}

    record Created(DeviceReport device) implements DeviceInventoryEvent {
        static final String TYPE = "device.created";

        @Override
        public String type() {
            return TYPE;
        }
    }

    record Deleted(DeviceReport device) implements DeviceInventoryEvent {
        static final String TYPE = "device.deleted";

        @Override
        public String type() {
            return TYPE;
        }
    }

    record StateChanged(DeviceReport device) implements DeviceInventoryEvent {
        static final String TYPE = "device.state-changed";

        @Override
        public String type() {
            return TYPE;
        }
    }
}
