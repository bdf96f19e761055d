package io.leasehold.device.hardware;

import io.leasehold.common.adapter.ConsoleFailure;

/** Why the hardware did not do what it was asked. Adapters translate their vendor's errors into these at their edge. */
public abstract sealed class HardwareFault extends RuntimeException {
    private HardwareFault(String text) {
        super(text, null, false, false);
    }

    /** The device, its parent or the virtual machine does not exist. */
    public static final class NotFound extends HardwareFault {
        public NotFound(String what) {
            super(what + " does not exist");
        }
    }

    /** The parent has no instance left. */
    public static final class NoCapacity extends HardwareFault {
        public NoCapacity(String what) {
            super(what + " has no instance left");
        }
    }

    /** Another type is active on the physical device. */
    public static final class TypeConflict extends HardwareFault {
        public TypeConflict(String what) {
            super(what + " is cut into another type");
        }
    }

    /** The device is in use or being changed; a retry may succeed. */
    public static final class Busy extends HardwareFault {
        public Busy(String what) {
            super(what + " is busy");
        }
    }

    /** The hardware or the guest does not support the call. */
    public static final class Unsupported extends HardwareFault {
        public Unsupported(String text) {
            super(text);
        }
    }

    /** The device or the virtual machine is in a state that does not allow the call. */
    public static final class InvalidState extends HardwareFault {
        public InvalidState(String text) {
            super(text);
        }
    }

    /** The hardware denies this service the permission. */
    public static final class Permission extends HardwareFault {
        public Permission(String what) {
            super(what + " does not permit it");
        }
    }

    /** The hardware failed. */
    public static final class Io extends HardwareFault implements ConsoleFailure {
        public Io(String text) {
            super(text);
        }
    }

    /** No answer in time: whether it happened is unknown, so look before doing it again. */
    public static final class Timeout extends HardwareFault implements ConsoleFailure {
        public Timeout(String what) {
            super(what + " did not answer in time");
        }
    }
}
