package io.leasehold.device;

import io.leasehold.common.boundary.Boundaries;
import io.leasehold.common.boundary.Boundary;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Step boundaries of this service. */
public enum DeviceBoundary implements Boundary {
    /** Job and operation are committed, the operation has not begun. */
    JOB_ACCEPTED("device.job.accepted"),
    /** The device is reserved for the virtual machine. */
    ATTACH_RESERVED("device.attach.reserved"),
    /** The hardware is about to be asked to attach the device. */
    ATTACH_SENT("device.attach.sent"),
    /** The hardware has attached the device, which is noted. */
    ATTACH_DONE("device.attach.done"),
    /** The attachment is committed. */
    ATTACH_COMMITTED("device.attach.committed"),
    /** The hardware is about to be asked to undo an attach. */
    ATTACH_COMPENSATING("device.attach.compensating"),
    /** The hardware has undone an attach, which is not recorded. */
    ATTACH_UNDONE("device.attach.undone"),
    /** The hardware is about to be asked for a detach of a client. */
    DETACH_SENT("device.detach.sent"),
    /** The hardware has detached the device, which is noted. */
    DETACH_DONE("device.detach.done"),
    /** The end of the attachment is committed. */
    DETACH_COMMITTED("device.detach.committed"),
    /** The hardware is about to be asked for a detach because a virtual machine or a lease has ended. */
    RELEASE_SENT("device.release.sent"),
    /** The hardware has released the device, which is not recorded. */
    RELEASE_DONE("device.release.done"),
    /** The end of the attachment is committed. */
    RELEASE_COMMITTED("device.release.committed"),
    /** The effect of an event is not committed. */
    REACTION_APPLIED("device.reaction.applied"),
    /** An observation of the hardware is committed. */
    INVENTORY_SYNCED("device.inventory.synced");

    private final String text;

    DeviceBoundary(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }

    /** Lists the boundaries for {@link io.leasehold.common.boundary.Steps}. */
    static class Listed {
        @Produces
        @Singleton
        Boundaries boundaries() {
            return Boundaries.of(values());
        }
    }
}
