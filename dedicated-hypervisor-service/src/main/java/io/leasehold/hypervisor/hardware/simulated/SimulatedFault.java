package io.leasehold.hypervisor.hardware.simulated;

import java.time.Duration;

/**
 * Fault of the calls to a simulated console.
 *
 * @param delay the time that slow calls take longer
 */
record SimulatedFault(Kind kind, Duration delay) {
    static final SimulatedFault NONE = new SimulatedFault(Kind.NONE, Duration.ZERO);

    enum Kind {
        /** The call does what it should. */
        NONE,
        /** The call fails and has no effect; the caller cannot know that. */
        FAIL_BEFORE,
        /** The call has its effect and fails. */
        FAIL_AFTER,
        /** The effect and the answer are late, also when the caller has given up. */
        SLOW_BEFORE,
        /** The effect comes at once, the answer is late. */
        SLOW_AFTER,
        /** The call has no effect and no answer. */
        FROZEN,
        /** The call is refused for good. */
        REJECTED
    }
}
