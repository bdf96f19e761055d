package io.leasehold.device.attachment;

import io.leasehold.device.hardware.AttachMode;
import io.leasehold.device.hardware.DomainDevices;
import io.leasehold.device.hardware.HardwareFault;
import io.leasehold.device.zstack.error.ErrorObject;
import io.leasehold.device.zstack.error.Reason;
import io.leasehold.device.zstack.error.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Calls to the hardware, repeated while it is busy, and the translation of its faults into errors of the API. */
@Singleton
class Hypervisors {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int RETRIES = 3;

    private final DomainDevices devices;

    Hypervisors(DomainDevices devices) {
        this.devices = devices;
    }

    Uni<Void> attach(HardwareRequest request) {
        return retryWhileBusy(devices.attach(request.host(), request.domain(), request.device(), request.mode()));
    }

    /** Takes the device off the definition and off the machine, whatever state the machine was last seen in. */
    Uni<Void> detach(HardwareRequest request) {
        return retryWhileBusy(devices.detach(request.host(), request.domain(), request.device(), AttachMode.BOTH));
    }

    /** Returns true when the virtual machine of the request has the device. */
    Uni<Boolean> isAttached(HardwareRequest request) {
        return devices.holder(request.host(), request.device())
                .map(holder -> holder.equals(Optional.of(request.domain().uuid())));
    }

    /** Translates a fault during an attach into the error that the client sees. */
    static Refusal refusal(HardwareFault fault) {
        Reason reason = switch (fault) {
            case HardwareFault.NotFound gone -> Reason.LOST;
            case HardwareFault.NoCapacity full -> Reason.NO_CAPACITY;
            case HardwareFault.TypeConflict other -> Reason.OTHER_TYPE;
            case HardwareFault.Busy busy -> Reason.BUSY;
            case HardwareFault.Unsupported refused -> Reason.REFUSED;
            case HardwareFault.InvalidState state -> Reason.VM_STATE;
            case HardwareFault.Permission forbidden -> Reason.HARDWARE;
            case HardwareFault.Io broken -> Reason.HARDWARE;
            case HardwareFault.Timeout late -> Reason.UNKNOWN;
        };
        return Refusal.of(reason, String.valueOf(fault.getMessage()));
    }

    /** Returns the error of {@link #refusal} as the JSON text of an error object. */
    static String error(HardwareFault fault) {
        return ErrorObject.of(refusal(fault)).toString();
    }

    private static Uni<Void> retryWhileBusy(Uni<Void> call) {
        return call.onFailure(HardwareFault.Busy.class)
                .retry()
                .withBackOff(PAUSE, PAUSE)
                .atMost(RETRIES);
    }
}
