package io.leasehold.device.attachment;

import io.leasehold.device.hardware.AttachMode;
import io.leasehold.device.hardware.Domain;
import io.leasehold.device.mdev.DeviceOnHost;
import io.leasehold.device.projection.Vm;

/** Parameters of a hardware call that attaches a device to a virtual machine or detaches it. */
record HardwareRequest(String device, String host, Domain domain, AttachMode mode) {
    static HardwareRequest of(DeviceOnHost deviceOnHost, Vm vm) {
        return new HardwareRequest(
                deviceOnHost.device().uuid(),
                deviceOnHost.host().uuid(),
                new Domain(vm.uuid(), vm.name()),
                AttachMode.of(vm.running()));
    }
}
