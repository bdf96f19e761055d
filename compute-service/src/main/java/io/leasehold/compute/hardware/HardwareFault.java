package io.leasehold.compute.hardware;

import io.leasehold.common.adapter.ConsoleFailure;

/** Why the hardware did not do what it was asked. Adapters translate their vendor's errors into these at their edge. */
public abstract sealed class HardwareFault extends RuntimeException {
    private HardwareFault(String text) {
        super(text, null, false, false);
    }

    /** Returns true when the same call may succeed later. */
    public boolean isPassing() {
        return switch (this) {
            case Busy busy -> true;
            case Timeout late -> true;
            case NotFound gone -> false;
            case InvalidState refused -> false;
            case NotCapable never -> false;
            case Unauthorized refused -> false;
            case Rejected refused -> false;
        };
    }

    /** The host, partition or number does not exist. */
    public static final class NotFound extends HardwareFault {
        public NotFound(String what) {
            super(what + " does not exist");
        }
    }

    /** The object exists, but not in a state that allows the call. */
    public static final class InvalidState extends HardwareFault {
        public InvalidState(String text) {
            super(text);
        }
    }

    /** The machine, its firmware or its manager does not have the feature. */
    public static final class NotCapable extends HardwareFault {
        public NotCapable(String text) {
            super(text);
        }
    }

    /** Another change is in progress; the same call may succeed soon. */
    public static final class Busy extends HardwareFault {
        public Busy(String what) {
            super(what + " is busy");
        }
    }

    /** No answer in time: whether it happened is unknown, so look before doing it again. */
    public static final class Timeout extends HardwareFault implements ConsoleFailure {
        public Timeout(String what) {
            super(what + " did not answer in time");
        }
    }

    /** The console does not accept our credentials. */
    public static final class Unauthorized extends HardwareFault implements ConsoleFailure {
        public Unauthorized(String console) {
            super(console + " refused the credentials");
        }
    }

    /** The console refused the call for a reason of its own. */
    public static final class Rejected extends HardwareFault {
        private final String code;

        public Rejected(String code, String text) {
            super(code + ": " + text);
            this.code = code;
        }

        /** Returns the vendor's message code. */
        public String code() {
            return code;
        }
    }
}
