package io.leasehold.compute.hardware;

/** Failures of the hardware. Adapters translate the errors of their vendor. */
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

    /** No answer in time. The outcome is unknown and must be queried before the call is repeated. */
    public static final class Timeout extends HardwareFault {
        public Timeout(String what) {
            super(what + " did not answer in time");
        }
    }

    /** The console refused the credentials. */
    public static final class Unauthorized extends HardwareFault {
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
