package io.leasehold.device.attachment;

import io.leasehold.device.attachment.rules.Slice;
import io.leasehold.device.hardware.AttachMode;
import io.leasehold.device.hardware.Domain;
import io.leasehold.device.projection.Vm;

/** What the hardware is asked: this device of that host, at this virtual machine. */
record Plan(String device, String host, Domain domain, AttachMode mode) {
    static Plan of(Slice slice, Vm vm) {
        return new Plan(
                slice.device().uuid(), slice.host().uuid(), new Domain(vm.uuid(), vm.name()), AttachMode.of(vm.live()));
    }
}
