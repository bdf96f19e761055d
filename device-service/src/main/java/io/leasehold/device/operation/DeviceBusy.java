package io.leasehold.device.operation;

/** Another operation is at work on the same device. */
public final class DeviceBusy extends RuntimeException {
    DeviceBusy(String device) {
        super("Device %s has another operation".formatted(device), null, false, false);
    }
}
