package io.leasehold.hypervisor.hardware;

import io.leasehold.common.adapter.ConsoleFailure;
import java.util.UUID;

/** Failure of a call to the hardware. Adapters translate the errors of their vendor into these. */
public abstract sealed class HardwareFault extends RuntimeException {
    private HardwareFault(String text) {
        super(text, null, false, false);
    }

    /** No machine of the flavor is in stock, in the requested zone if the order names one. */
    public static final class NoStock extends HardwareFault {
        public NoStock(UUID flavor) {
            super("No machine of flavor " + flavor + " is in stock");
        }
    }

    /** The address is in use, or the subnet has no free address. */
    public static final class AddressTaken extends HardwareFault {
        public AddressTaken(String address) {
            super("address " + address + " is in use");
        }
    }

    /** The machine does not exist. */
    public static final class NotFound extends HardwareFault {
        public NotFound(UUID machine) {
            super("Machine " + machine + " does not exist");
        }
    }

    /** No answer in time: whether it happened is unknown, so look before doing it again. */
    public static final class Timeout extends HardwareFault implements ConsoleFailure {
        public Timeout(String what) {
            super(what + " did not answer in time");
        }
    }

    /** The console has too much to do, or is paused after failures: the call was not made. */
    public static final class Busy extends HardwareFault {
        public Busy(String console) {
            super("Console " + console + " is busy");
        }
    }

    /** The management said no, for a reason of its own. */
    public static final class Rejected extends HardwareFault {
        public Rejected(String code, String text) {
            super(code + ": " + text);
        }
    }
}
